import { isWorkingDay, workingDaysBefore } from './working-days';

test('weekends and public holidays are no working days', () => {
  expect(['2026-11-23', '2026-11-28', '2026-11-29', '2027-01-01'].map(isWorkingDay)).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

test('what happened on a Tuesday is late after the tenth working day that follows it', () => {
  // Ten working days follow 10 November; the tenth is the 24th, and only then is it late.
  expect(workingDaysBefore('2026-11-24', 10)).toBe('2026-11-09');
  expect(workingDaysBefore('2026-11-25', 10)).toBe('2026-11-10');
});
