import type { Rule } from '../../../../cloudfunctions/domain/service-day/calendar';
import { formOf, ruleOf } from './rules';

test.each<Rule>([
  { every: 'week', weekday: 2 },
  { every: 'month-weekday', nth: 'last', weekday: 6 },
  { every: 'month-weekday', nth: 2, weekday: 0 },
  { every: 'month-day', day: 10 },
  { every: 'once', on: '2026-12-01' },
])('a rule goes into the form and comes out as it was: %j', (rule) => {
  expect(ruleOf(formOf(rule, '2026-11-24'))).toEqual(rule);
});
