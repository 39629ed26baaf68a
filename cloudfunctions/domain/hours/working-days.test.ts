import { isWorkingDay } from '../service-day/holidays';
import { workingDaysBefore } from './working-days';

test('weekends and public holidays are no working days, weekends worked to make up for them are', () => {
  const at = (dates: string[]) => dates.map(isWorkingDay);
  expect(at(['2026-11-23', '2026-11-28', '2026-11-29', '2027-01-01'])).toEqual([true, false, false, false]);
  // The long holiday of October 2026: its Monday to Wednesday are off, the Saturday after it is worked.
  expect(at(['2026-10-05', '2026-10-07', '2026-10-08', '2026-10-10', '2026-10-11'])).toEqual([
    false,
    false,
    true,
    true,
    false,
  ]);
});

test('what happened on a Tuesday is late after the tenth working day that follows it', () => {
  // Ten working days follow 10 November; the tenth is the 24th, and only then is it late.
  expect(workingDaysBefore('2026-11-24', 10)).toBe('2026-11-09');
  expect(workingDaysBefore('2026-11-25', 10)).toBe('2026-11-10');
  // Between 29 September and 18 October lie the holiday, off until the 7th, and a Saturday that is worked.
  expect(workingDaysBefore('2026-10-19', 10)).toBe('2026-09-28');
});
