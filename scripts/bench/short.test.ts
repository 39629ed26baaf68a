import { SUBJECTS } from './figure';
import { figures } from './figures';
import { Shared } from './shared';

const shared = new Shared();

afterAll(() => shared.close());

test('every figure has a name of its own and a known subject', () => {
  expect(new Set(figures.map(({ name }) => name)).size).toBe(figures.length);
  for (const { subject } of figures) expect(SUBJECTS).toContain(subject);
});

describe('the short form of the bench', () => {
  const short = figures.filter((figure) => figure.short);
  test.each(short)(
    '$name: at most $limit',
    async ({ measure, limit }) => {
      expect(await measure(shared)).toBeLessThanOrEqual(limit);
    },
    180_000,
  );
});
