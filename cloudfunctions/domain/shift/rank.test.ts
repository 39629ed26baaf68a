import fc from 'fast-check';
import { makePerson } from '../../../tests/support';
import type { Busy } from '../../kernel/person';
import type { ServiceDay } from '../service-day/service-day';
import { clashes } from './eligibility';
import { type Candidate, rank } from './rank';
import { unfilled } from './shift';
import { aNeed } from './testing';

const HOUR = 3_600_000;
const startsAt = new Date('2026-11-25T09:00:00+08:00');
const now = new Date('2026-11-24T09:00:00+08:00');
const HERE: [number, number] = [120.17, 30.26];

const need = aNeed({ id: 'hair', skill: 'haircut', qualification: null });
const medicalNeed = aNeed({ id: 'pressure', skill: 'medical', qualification: 'medical' });
const day = {
  _id: 'day',
  state: 'planned',
  startsAt,
  endsAt: new Date(startsAt.getTime() + 2 * HOUR),
  team: null,
  position: { type: 'Point', coordinates: HERE },
  ...unfilled([need, medicalNeed, aNeed({ id: 'mend', skill: 'mending' })]),
} as unknown as ServiceDay;

interface Given {
  skills: string[];
  /** Metres north of the point; null for an unknown home. */
  metres: number | null;
  busy: Busy[];
  medicalUntil: string | null;
}

function candidate(id: string, { skills, metres, busy, medicalUntil }: Given): Candidate {
  const qualifications = medicalUntil
    ? [{ kind: 'medical' as const, until: medicalUntil, checkedBy: 'staff' }]
    : [];
  const volunteer = { skills, teams: [], qualifications, since: now };
  const coordinates: [number, number] = [HERE[0], HERE[1] + (metres ?? 0) / 111_320];
  const positions = metres === null ? [] : [{ type: 'Point' as const, coordinates }];
  return { person: makePerson({ _id: id, name: id, volunteer, busy }), positions };
}

const slot = fc
  .record({ offset: fc.integer({ min: -48, max: 48 }), hours: fc.integer({ min: 1, max: 4 }) })
  .map(({ offset, hours }) => {
    const start = new Date(startsAt.getTime() + offset * HOUR);
    return { id: `other ${offset}`, start, end: new Date(start.getTime() + hours * HOUR) };
  });
const given: fc.Arbitrary<Given> = fc.record({
  skills: fc.subarray(['haircut', 'medical', 'mending', 'chat']),
  metres: fc.option(fc.integer({ min: 0, max: 8000 })),
  busy: fc.array(slot, { maxLength: 3 }),
  medicalUntil: fc.constantFrom(null, '2026-11-24', '2026-11-25', '2027-01-01'),
});
const crowd = fc.array(given, { maxLength: 8 });
const placeOf = (ranked: { id: string }[], id: string) => ranked.findIndex((each) => each.id === id);

test('never a clash, never an unqualified person, among those who can be asked', () => {
  fc.assert(
    fc.property(crowd, fc.constantFrom(need, medicalNeed), (people, wanted) => {
      const candidates = people.map((each, index) => candidate(`p${index}`, each));
      for (const { id, ineligible } of rank(candidates, day, wanted, now)) {
        if (ineligible) continue;
        const person = candidates.find((each) => each.person._id === id)?.person;
        expect(clashes(person?.busy, day)).toBe(false);
        expect(person?.volunteer?.skills).toContain(wanted.skill);
        const valid = person?.volunteer?.qualifications.some(({ until }) => until >= '2026-11-25');
        if (wanted.qualification) expect(valid).toBe(true);
      }
    }),
  );
});

test('those who cannot come stand behind those who can, and are told why', () => {
  fc.assert(
    fc.property(crowd, (people) => {
      const ranked = rank(
        people.map((each, index) => candidate(`p${index}`, each)),
        day,
        need,
        now,
      );
      const states = ranked.map(({ ineligible }) => ineligible !== null);
      expect(states).toEqual([...states].sort());
      for (const { reasons } of ranked) expect(reasons.length).toBeGreaterThan(0);
    }),
  );
});

const better: [string, (worse: Given) => Given][] = [
  ['more skill', (worse) => ({ ...worse, skills: [...new Set([...worse.skills, 'haircut', 'mending'])] })],
  ['less distance', (worse) => ({ ...worse, metres: Math.floor((worse.metres ?? 3000) / 2) })],
  ['fewer shifts', (worse) => ({ ...worse, busy: worse.busy.slice(1) })],
];

test.each(better)('%s never ranks lower, all else equal, whoever else there is', (_name, improve) => {
  fc.assert(
    fc.property(crowd, given, (people, worse) => {
      const others = people.map((each, index) => candidate(`p${index}`, each));
      const before = placeOf(rank([...others, candidate('x', worse)], day, need, now), 'x');
      const after = placeOf(rank([...others, candidate('x', improve(worse))], day, need, now), 'x');
      expect(after).toBeLessThanOrEqual(before);
    }),
  );
});

test('the reasons say what speaks for somebody', () => {
  const who = candidate('甲', { skills: ['haircut', 'mending'], metres: 300, busy: [], medicalUntil: null });
  const [first] = rank([who], day, need, now);
  expect(first?.reasons).toEqual(['那时有空', '会理发', '还会缝补', '住 300 米外', '前后一个月没排过']);
});

test('a clash is seen, with its reason', () => {
  const busy = [{ id: 'other', start: startsAt, end: new Date(startsAt.getTime() + HOUR) }];
  const who = candidate('甲', { skills: ['haircut'], metres: 300, busy, medicalUntil: null });
  expect(rank([who], day, need, now)[0]).toMatchObject({
    ineligible: 'clash',
    reasons: [expect.stringContaining('撞')],
  });
});
