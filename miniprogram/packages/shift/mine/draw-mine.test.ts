import type { MyShift } from '../../../../cloudfunctions/domain/shift/mine';
import { drawn } from './draw-mine';

const at = (clock: string) => Date.parse(`2026-11-25T${clock}:00+08:00`);
const now = at('08:30');
const shift: MyShift = {
  day: 'day',
  need: 'hair',
  person: 'me',
  personName: '甲',
  isMe: true,
  name: '周二见',
  task: '理发',
  pointName: '横燕驿站',
  address: '1 号',
  startsAt: at('09:00'),
  endsAt: at('11:00'),
  dayState: 'planned',
  state: 'confirmed',
  until: null,
};

test.each<[string, Partial<MyShift>, object]>([
  ['said yes', {}, { group: 'coming', mark: '说好了', when: '今天 9:00–11:00', whose: '', isToday: true }],
  ['tomorrow', { startsAt: at('09:00') + 86_400_000, endsAt: at('11:00') + 86_400_000 }, { isToday: false }],
  ['asked', { state: 'asked' }, { group: 'waiting', mark: '队长请您' }],
  ['offered', { state: 'offered', until: at('08:45') }, { group: 'waiting', note: '给您留到今天 8:45' }],
  ['a day that was cancelled', { dayState: 'cancelled' }, { group: 'over', mark: '取消了' }],
  ['yesterday', { endsAt: at('08:00') }, { group: 'over' }],
  ['a child', { isMe: false, personName: '小朋友甲' }, { whose: '替小朋友甲' }],
])('%s', (_name, given, expected) => {
  expect(drawn({ ...shift, ...given }, now)).toMatchObject(expected);
});
