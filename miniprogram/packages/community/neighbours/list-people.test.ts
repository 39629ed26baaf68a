import type { Neighbour, Neighbours } from '../../../../cloudfunctions/domain/community/people';
import { listPeople, summarise } from './list-people';

const now = Date.parse('2026-11-24T08:30:00+08:00');

function neighbour(room: string, change: Partial<Neighbour> = {}): Neighbour {
  const blank = { name: '', withoutWeChat: false, isOwner: false, phone: null };
  return { id: room, household: `a.3.${room}`, room, since: now, ...blank, ...change };
}

const building: Neighbours = {
  name: '3 幢',
  households: [
    { id: 'a.3.101', room: '101', people: [neighbour('101', { name: '住户甲', since: now - 86_400_000 })] },
    { id: 'a.3.102', room: '102', people: [] },
    { id: 'a.3.103', room: '103', people: [neighbour('103', { withoutWeChat: true })] },
  ],
  removed: [],
  mayAppoint: false,
};

test('people stand in the order of the doors, or the newest first', () => {
  expect(listPeople(building, false, now).map(({ room }) => room)).toEqual(['101', '103']);
  expect(listPeople(building, true, now).map(({ room }) => room)).toEqual(['103', '101']);
});

test('somebody without a name is a resident, and one without WeChat was registered', () => {
  expect(listPeople(building, false, now).map(({ called, say }) => `${called} ${say}`)).toEqual([
    '住户甲 昨天 8:30 加入',
    '住户 今天 8:30 登记',
  ]);
});

test('the summary counts households, and those without WeChat apart', () => {
  expect(summarise(building)).toBe('3 户，2 户有人加入，1 位没有微信');
});
