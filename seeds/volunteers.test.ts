import { clashes, ineligible } from '../cloudfunctions/domain/shift/eligibility';
import { seedsAt } from './load';

const NOW = new Date('2026-11-23T19:00:00+08:00');
const { days, people, queues, teams, series } = seedsAt(NOW);
const byId = new Map(people.map((person) => [person._id, person]));
const upTo = days.filter(({ shifts, startsAt }) => shifts.length > 0 && startsAt > NOW);

test('all five communities have somebody coming to the next day, and places that are free', () => {
  const communities = new Set(upTo.map(({ within }) => within[0]));
  expect([...communities].sort()).toEqual(['jiangqiu', 'jianshenglu', 'quantang', 'wangma', 'xishan']);
  for (const { needs } of upTo) expect(needs.some(({ count, taken }) => taken < count)).toBe(true);
  for (const { needs, offers } of series) expect(needs).toHaveLength(offers.length + 1);
});

test('whoever comes may come, has promised it once, and may call numbers that day', () => {
  for (const day of upTo) {
    for (const { person: id, need: which } of day.shifts) {
      const person = byId.get(id);
      const need = day.needs.find((each) => each.id === which);
      if (!person || !need) throw new Error(`${day._id}: ${id} for ${which}`);
      const asIfFree = { ...day, shifts: [] };
      expect(ineligible(person, asIfFree, { ...need, taken: 0 }, NOW)).toBeNull();
      expect(clashes(person.busy, day)).toBe(false);
      expect(person.busy?.filter((busy) => busy.id === day._id)).toHaveLength(1);
      for (const queue of queues.filter((each) => each.day === day._id)) expect(queue.helpers).toContain(id);
    }
    const counted = day.needs.map(({ id }) => day.shifts.filter(({ need }) => need === id).length);
    expect(day.needs.map(({ taken }) => taken)).toEqual(counted);
  }
});

test('every team somebody is in is there, and each has one leader at most', () => {
  const memberships = people.flatMap(({ volunteer }) => volunteer?.teams ?? []);
  const known = new Set(teams.map(({ _id }) => _id));
  for (const { team } of memberships) expect(known).toContain(team);
  const led = memberships.filter(({ leader }) => leader).map(({ team }) => team);
  expect(new Set(led).size).toBe(led.length);
});
