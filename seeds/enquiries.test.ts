import { OPEN } from '../cloudfunctions/domain/enquiry/enquiry';
import { enquiryWorkflow } from '../cloudfunctions/domain/enquiry/workflow';
import { month } from '../cloudfunctions/kernel/clock';
import { communities } from './communities';
import { seedsAt } from './load';

const NOW = new Date('2026-11-24T09:00:00+08:00');
const seeds = seedsAt(NOW);
const all = communities();
const people = new Map(seeds.people.map((person) => [person._id, person]));
const partners = new Map(seeds.partners.map((partner) => [partner._id, partner]));

test('enquiries are as the product itself writes them', () => {
  const wrong = seeds.enquiries.filter((each) => {
    const { by, room, building, unit, at, log, state, answeredAt, watchAt } = each;
    const asker = people.get(by);
    const lives = asker?.homes.some((home) => home.building === building && home.room === room);
    const times = [at, ...log.map((entry) => entry.at)];
    return (
      (each.source === 'phone' && !lives) ||
      (unit && !partners.has(unit.id)) ||
      times.some((time, index) => time > NOW || time < (times[index - 1] ?? at)) ||
      each.month !== month(at) ||
      (state === 'answered') !== (answeredAt !== null) ||
      (watchAt !== null && (!OPEN.includes(state) || watchAt <= NOW))
    );
  });
  expect(wrong).toEqual([]);
  expect(new Set(seeds.enquiries.map(({ _id }) => _id)).size).toBe(seeds.enquiries.length);
});

test('every community shows every state; the first owner has three to do, one two hours late, one for this evening', () => {
  for (const { areas } of all) {
    const inside = new Set(areas.map(({ _id }) => _id));
    const states = seeds.enquiries.filter(({ building }) => inside.has(building)).map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set(Object.keys(enquiryWorkflow.states)));
  }
  const open = seeds.enquiries
    .filter(({ building, state }) => building === all[0]?.demo.building && OPEN.includes(state))
    .filter(({ holder }) => holder === 'owner')
    .sort((a, b) => a.due.getTime() - b.due.getTime());
  expect(open.map(({ words, due }) => [words, due.toISOString()])).toEqual([
    ['楼道灯坏了一个星期', '2026-11-23T23:00:00.000Z'],
    ['低保边缘家庭怎么申请？', '2026-11-24T10:00:00.000Z'],
    ['老人出院，谁能上门量血压？', '2026-11-25T01:00:00.000Z'],
  ]);
});

test('the building that is lived in has somebody at the property company who can be tried', () => {
  for (const { demo } of all) {
    const around = seeds.partners.filter(({ area }) => demo.building.startsWith(area));
    expect(new Set(around.map(({ role }) => role))).toEqual(
      new Set(['community', 'party-branch', 'owners-committee', 'property', ...partnerRole(around)]),
    );
    const property = around.find(({ role }) => role === 'property');
    const speaking = seeds.people.filter((person) =>
      person.partners?.some(({ partner }) => partner === property?._id),
    );
    expect(speaking).toHaveLength(1);
  }
});

function partnerRole(units: { role: string }[]): string[] {
  return units.some(({ role }) => role === 'partner') ? ['partner'] : [];
}
