import { telling } from './card';
import { dueFor, nextWatch } from './enquiry';

const at = (clock: string) => new Date(`2026-11-24T${clock}:00+08:00`);

test.each([
  ['10:20', '2026-11-25T11:00:00+08:00'],
  ['09:00', '2026-11-25T09:00:00+08:00'],
  ['20:00', '2026-11-25T20:00:00+08:00'],
  ['20:10', '2026-11-26T09:00:00+08:00'],
  ['03:00', '2026-11-25T09:00:00+08:00'],
])('a question asked at %s is due at %s: on the full hour, and not at night', (asked, due) => {
  expect(dueFor('question', at(asked))).toEqual(new Date(due));
});

test('the clock looks before it is due, when it is, and when it stays late; then no more', () => {
  const due = at('18:00');
  const next = (clock: string) => nextWatch(due, at(clock));
  expect(next('09:00')).toEqual(at('16:00'));
  expect(next('16:00')).toEqual(due);
  expect(next('18:00')).toEqual(new Date('2026-11-25T06:00:00+08:00'));
  expect(nextWatch(due, new Date('2026-11-25T06:00:00+08:00'))).toBeNull();
});

test('a card is searched for what tells who asked: the room as a number of its own, the name, the phone', () => {
  const enquiry = { room: '601', contact: { name: '张阿姨', phone: '13900000000' } };
  const told = (text: string) => telling(enquiry, '甲', text);
  expect(told('601 室反映的')).toBe('601');
  expect(told('住601的邻居')).toBe('601');
  expect(told('2601 室、60.1 元、甲方')).toBeUndefined();
  expect(told('谢谢张阿姨提醒')).toBe('张阿姨');
  expect(told('打 13900000000')).toBe('13900000000');
  expect(telling({ room: '2-101', contact: null }, '', '2-101 门口')).toBe('2-101');
});
