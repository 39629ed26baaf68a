import type { BoardWish } from '../../cloudfunctions/domain/wish/board';
import { boardLine, markOf, markWaiting, sayWorth } from './wishes';

const NOW = new Date('2026-11-24T09:00:00+08:00').getTime();
const DAY = 86_400_000;

const wish: BoardWish = {
  ...{ id: 'w', title: '想学会视频', words: '周末都在家', worth: 60, buildingName: '5 幢' },
  ...{ wisherSays: '一位独居奶奶', part: null, publishedAt: NOW - 5 * DAY, mine: false, done: null },
};

test('how long a wish has waited, and how it stands', () => {
  expect(markWaiting(NOW - 5 * DAY, NOW)).toEqual({ say: '等了 5 天', tone: 'chip-amber' });
  expect(markWaiting(NOW - DAY, NOW)).toEqual({ say: '新', tone: '' });
  expect(markOf('open', NOW - 3 * DAY, NOW).say).toBe('等了 3 天');
  expect(markOf('thanked', NOW - 3 * DAY, NOW)).toEqual({ say: '已圆', tone: 'chip-green' });
});

test('who wishes and what for, in one line each', () => {
  expect(boardLine(wish, NOW)).toMatchObject({
    who: '5 幢 · 一位独居奶奶',
    detail: '周末都在家 · 大约花 60 元',
  });
  expect(boardLine({ ...wish, part: { part: 1, of: 2 }, words: '', worth: 0 }, NOW).detail).toBe(
    '2 件里的第 1 件',
  );
  const done = { at: NOW - DAY, by: '春燕服务队', thanks: '谢谢', picture: null };
  expect(boardLine({ ...wish, done }, NOW)).toMatchObject({
    who: '昨天 9:00 · 春燕服务队',
    mark: { say: '已圆' },
  });
  expect([sayWorth(0), sayWorth(60), sayWorth(20_000)]).toEqual(['', '大约花 60 元', '大约花 2 万元']);
});
