import type { MyTicket } from '../../../../cloudfunctions/domain/ticket/mine';
import { sayTicket } from './say-ticket';

const ticket: MyTicket = {
  queue: 'q',
  number: 38,
  kind: 'blood-pressure',
  service: '量血压',
  forName: null,
  state: 'waiting',
  queueState: 'open',
  before: 4,
  minutes: 12,
  calling: 33,
  table: null,
  satisfaction: null,
};

test('a number that waits says how many are before and about how long', () => {
  expect(sayTicket(ticket)).toEqual({
    main: '前面还有 4 位',
    second: '大约 12 分钟 · 正在叫 33 号',
    progress: 89,
  });
  expect(sayTicket({ ...ticket, before: 0 }).main).toBe('下一个就是您');
  expect(sayTicket({ ...ticket, queueState: 'paused' }).second).toContain('歇一会儿');
});

test('called, away, done and cancelled say what to do', () => {
  expect(sayTicket({ ...ticket, state: 'called', table: 2 }).second).toBe('请到 2 号桌');
  expect(sayTicket({ ...ticket, state: 'later' }).second).toContain('我到了');
  expect(sayTicket({ ...ticket, state: 'skipped' }).main).toBe('刚才叫过您');
  expect(sayTicket({ ...ticket, queueState: 'cancelled' }).main).toBe('这一天取消了');
});
