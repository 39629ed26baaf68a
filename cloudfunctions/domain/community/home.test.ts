import { stranger } from '../../kernel/person';
import { calledInBuilding, homeIn, householdId, maskPhone, removalFrom, roomOf } from './home';

const rooms = ['101', '601', '1-1203', '2-1203'];

test.each([
  ['601', '601'],
  ['６０１', '601'],
  [' 601 室', '601'],
  ['1单元1203', '1-1203'],
  ['2—1203', '2-1203'],
])('%s is understood as the room %s', (typed, room) => {
  expect(roomOf(rooms, typed)).toBe(room);
});

test('a room the building does not have is not guessed', () => {
  expect(roomOf(rooms, '1203')).toBeUndefined();
  expect(roomOf(rooms, '60')).toBeUndefined();
});

const home = { household: 'a.3.601', building: 'a.3', room: '601', since: new Date(0) };
const ended = { ...home, until: new Date(1), by: 'x' };

test('only the last ending of a home counts as a removal', () => {
  const person = stranger('p', 'o', new Date(0));
  expect(
    removalFrom({ ...person, past: [{ ...ended, how: 'removed', reason: '搬走了' }] }, 'a.3')?.reason,
  ).toBe('搬走了');
  expect(
    removalFrom(
      {
        ...person,
        past: [
          { ...ended, how: 'removed' },
          { ...ended, how: 'left' },
        ],
      },
      'a.3',
    ),
  ).toBeUndefined();
  expect(homeIn({ ...person, homes: [home] }, 'a.3')).toBe(home);
  expect(homeIn({ ...person, homes: [home] }, 'a.33')).toBeUndefined();
});

test('people are called by room, numbers are shown in part', () => {
  expect(householdId('a.3', '601')).toBe('a.3.601');
  expect(calledInBuilding({ name: '' }, '601')).toBe('601 的住户');
  expect(calledInBuilding({ name: '王阿姨' }, '601')).toBe('601 王阿姨');
  expect(maskPhone('13800138000')).toBe('138****8000');
});
