import fc from 'fast-check';
import { ageOn, standingOf } from './age';
import { latestUntil, qualified } from './qualification';

test.each([
  ['2018-11-24', 'minor'],
  ['2018-11-25', 'child'],
  ['2008-11-24', 'adult'],
  ['2008-11-25', 'minor'],
])('born on %s, on 24 November 2026 one is a %s', (birth, standing) => {
  expect(standingOf(birth, '2026-11-24')).toBe(standing);
});

test('who gave no birth is grown up', () => {
  expect(standingOf(undefined, '2026-11-24')).toBe('adult');
});

test('nobody grows younger', () => {
  const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
  const text = (date: Date) => date.toISOString().slice(0, 10);
  fc.assert(
    fc.property(day, day, day, (birth, a, b) => {
      const [earlier, later] = [text(a), text(b)].sort() as [string, string];
      expect(ageOn(text(birth), later)).toBeGreaterThanOrEqual(ageOn(text(birth), earlier));
    }),
  );
});

test('a qualification counts on its last day and not after it', () => {
  const volunteer = { qualifications: [{ kind: 'medical' as const, until: '2026-11-24', checkedBy: 'a' }] };
  expect(qualified(volunteer, 'medical', '2026-11-24')).toBe('valid');
  expect(qualified(volunteer, 'medical', '2026-11-25')).toBe('expired');
  expect(qualified(volunteer, 'children', '2026-11-24')).toBe('none');
  expect(qualified(undefined, 'medical', '2026-11-24')).toBe('none');
});

test('the check of who works with children lasts one year', () => {
  expect(latestUntil('children', '2026-11-24')).toBe('2027-11-24');
});
