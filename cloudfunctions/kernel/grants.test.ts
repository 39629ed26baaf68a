import { areasOf, holds, mustHold } from './grants';
import { stranger } from './person';
import { Refusal } from './refusal';

const owner = { ...stranger('p', 'o', new Date(0)), grants: [{ role: 'owner' as const, area: 'w.x.3' }] };
const staff = { ...stranger('s', 'o', new Date(0)), grants: [{ role: 'staff' as const, area: 'w.x' }] };

test('a grant reaches its area and what lies inside, for its role only', () => {
  expect(holds(staff, ['staff'], 'w.x.3')).toBe(true);
  expect(holds(staff, ['staff'], 'w')).toBe(false);
  expect(holds(owner, ['staff'], 'w.x.3')).toBe(false);
  expect(holds(owner, ['owner', 'staff'], 'w.x.3')).toBe(true);
  expect(areasOf(owner, ['owner'])).toEqual(['w.x.3']);
});

test('a refusal says who can help instead', () => {
  expect(() => mustHold(owner, ['staff'], 'w.x')).toThrow(Refusal);
  expect(() => mustHold(owner, ['staff'], 'w.x')).toThrow('这件事要社区工作人员来做。');
});
