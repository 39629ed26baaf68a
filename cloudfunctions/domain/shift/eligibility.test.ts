import fc from 'fast-check';
import { makePerson } from '../../../tests/support';
import type { Busy, Person, Volunteering } from '../../kernel/person';
import { clashes, type Ineligible, ineligible, type StaffedDay, sayIneligible } from './eligibility';
import type { Shift } from './shift';
import { aNeed } from './testing';

const at = (clock: string) => new Date(`2026-11-25T${clock}:00+08:00`);
/** The evening before: what counts is the day itself. */
const now = new Date('2026-11-24T20:00:00+08:00');
const day: StaffedDay = {
  _id: 'day',
  state: 'planned',
  startsAt: at('09:00'),
  endsAt: at('11:00'),
  team: null,
  shifts: [],
};
const since = new Date(0);

function person(fields: Partial<Volunteering> = {}, rest: Partial<Person> = {}): Person {
  return makePerson({
    _id: 'me',
    volunteer: { skills: [], teams: [], qualifications: [], since, ...fields },
    ...rest,
  });
}

function shift(state: Shift['state'], whose = 'me'): Shift {
  return { need: 'order', person: whose, tell: whose, name: '甲', state, since, requestId: 'request' };
}

const paper = (until: string) => ({ kind: 'medical' as const, until, checkedBy: 'staff' });
const medical = (until: string) => [paper(until)];
const busy = (id: string, start: string, end: string): Busy => ({ id, start: at(start), end: at(end) });
const inTeam = { teams: [{ team: 'team', squad: null, leader: false, since }] };
const guardian = { person: 'parent', consentedAt: since };

test.each<[string, Ineligible | null, Person, Partial<StaffedDay>, Parameters<typeof aNeed>[0]]>([
  ['anybody for anything', null, person(), {}, {}],
  ['a cancelled day', 'cancelled', person(), { state: 'cancelled' }, {}],
  ['a day that has begun', 'begun', person(), { startsAt: now }, {}],
  ['no volunteer', 'no-volunteer', makePerson({}), {}, {}],
  ['twelve, without consent', 'no-consent', person({ birth: '2014-03-01' }), {}, {}],
  ['twelve, with consent', null, person({ birth: '2014-03-01', guardian }), {}, {}],
  ['eighteen on the very day', null, person({ birth: '2008-11-25' }), {}, {}],
  ['without the skill', 'no-skill', person({ skills: ['chat'] }), {}, { skill: 'haircut' }],
  ['with the skill', null, person({ skills: ['haircut'] }), {}, { skill: 'haircut' }],
  ['without the paper', 'no-qualification', person(), {}, { qualification: 'medical' }],
  [
    'with a paper of yesterday',
    'expired-qualification',
    person({ qualifications: medical('2026-11-24') }),
    {},
    { qualification: 'medical' },
  ],
  [
    'with a paper until that day',
    null,
    person({ qualifications: medical('2026-11-25') }),
    {},
    { qualification: 'medical' },
  ],
  ['another team', 'other-team', person(), { team: 'team' }, {}],
  ['the own team', null, person(inTeam), { team: 'team' }, {}],
  ['on this day already', 'on-this-day', person(), { shifts: [shift('confirmed')] }, {}],
  ['asked for this day', 'on-this-day', person(), { shifts: [shift('asked')] }, {}],
  ['dropped out before', null, person(), { shifts: [shift('dropped'), shift('confirmed', 'other')] }, {}],
  ['promised elsewhere', 'clash', person({}, { busy: [busy('b', '10:30', '12:00')] }), {}, {}],
  ['promised right before', null, person({}, { busy: [busy('b', '08:00', '09:00')] }), {}, {}],
  ['no place left', 'full', person(), {}, { count: 2, taken: 2 }],
])('%s: %s', (_name, expected, who, given, need) => {
  expect(ineligible(who, { ...day, ...given }, aNeed(need), now)).toBe(expected);
});

test('every reason is a sentence', () => {
  const reasons: Ineligible[] = ['cancelled', 'no-skill', 'expired-qualification', 'clash', 'full'];
  const need = aNeed({ skill: 'haircut', qualification: 'medical' });
  for (const reason of reasons) expect(sayIneligible(reason, need)).toMatch(/[\u4e00-\u9fff].*。$/);
  expect(sayIneligible('no-skill', need)).toContain('理发');
});

test('whoever may come has the skill, the paper, the time and the consent, whatever the rest', () => {
  const hour = fc.integer({ min: 0, max: 23 }).map((each) => at(`${String(each).padStart(2, '0')}:00`));
  const slot = fc.record({ id: fc.constantFrom('day', 'b'), start: hour, end: hour });
  const date = fc.constantFrom('2026-11-24', '2026-11-25', '2027-01-01');
  fc.assert(
    fc.property(
      fc.record({
        skills: fc.subarray(['haircut', 'chat']),
        birth: fc.constantFrom(undefined, '2014-03-01', '2020-01-01', '1980-01-01'),
        guardian: fc.constantFrom(undefined, guardian),
        qualifications: fc.array(date.map(paper), { maxLength: 2 }),
      }),
      fc.array(slot, { maxLength: 3 }),
      fc.record({
        skill: fc.constantFrom(null, 'haircut'),
        qualification: fc.constantFrom(null, 'medical' as const),
        taken: fc.integer({ min: 0, max: 3 }),
      }),
      (volunteer, promised, wanted) => {
        const who = person(volunteer, { busy: promised });
        const need = aNeed(wanted);
        if (ineligible(who, day, need, now) !== null) return;
        expect(need.taken).toBeLessThan(need.count);
        expect(clashes(promised, day)).toBe(false);
        if (need.skill) expect(volunteer.skills).toContain(need.skill);
        const valid = volunteer.qualifications.some(({ until }) => until >= '2026-11-25');
        if (need.qualification) expect(valid).toBe(true);
        if (volunteer.birth && volunteer.birth > '2008-11-25') expect(volunteer.guardian).toBeDefined();
      },
    ),
  );
});
