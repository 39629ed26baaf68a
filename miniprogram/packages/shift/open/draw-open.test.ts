import type { OpenShift } from '../../../../cloudfunctions/domain/shift/open';
import { drawn } from './draw-open';

const now = Date.parse('2026-11-24T08:30:00+08:00');
const shift: OpenShift = {
  day: 'day',
  need: 'hair',
  name: '周二见',
  task: '理发',
  asks: '会理发',
  pointName: '横燕驿站',
  startsAt: Date.parse('2026-11-25T09:00:00+08:00'),
  endsAt: Date.parse('2026-11-25T11:00:00+08:00'),
  metres: 304,
  left: 2,
  refusal: null,
  say: '',
  mine: null,
  hoping: false,
};

test('an open place says when, where, how far and how many are missing', () => {
  expect(drawn(shift, now)).toMatchObject({
    when: '明天 9:00–11:00',
    where: '周二见 · 横燕驿站 · 300 米',
    note: '还缺 2 人 · 会理发',
    verb: 'signUp',
    open: true,
  });
});

test.each<[string, Partial<OpenShift>, object]>([
  ['full', { refusal: 'full', say: '…' }, { verb: 'wait', open: true }],
  ['a clash', { refusal: 'clash', say: '时间撞了。' }, { verb: null, open: false, note: '时间撞了。' }],
  ['mine', { refusal: 'on-this-day', mine: 'confirmed' }, { verb: null, open: true, mark: '已报名' }],
  ['waiting', { refusal: 'full', hoping: true }, { verb: null, open: true, mark: '候补中' }],
])('%s', (_name, given, expected) => {
  expect(drawn({ ...shift, ...given }, now)).toMatchObject(expected);
});
