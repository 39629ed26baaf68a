import fc from 'fast-check';
import { aStaff, startTestCloud, type TestCloud } from '../../../tests/support';
import { happenings } from './happenings';
import { recount } from './recount';
import { comparable, insertRows, rowsOf } from './testing';

const NOW = new Date('2026-11-24T01:00:00Z');
let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud({ now: NOW });
});
afterAll(() => cloud.stop());

let runs = 0;

test('every figure is what a recount of all rows gives', async () => {
  await fc.assert(
    fc.asyncProperty(
      happenings(),
      fc.constantFrom('', '.c1', '.c1.e', '.c1.e.1'),
      fc.constantFrom('2026-10', '2026-11', '2026', 'all'),
      async (happened, inner, period) => {
        runs += 1;
        const street = `street${runs}`;
        const rows = rowsOf(street, happened);
        await insertRows(cloud, rows);
        const staff = await aStaff(cloud, street);
        const area = `${street}${inner}`;
        const { tally } = await cloud.as(staff).call('tally.open', { area, period });
        const expected = comparable(recount(rows, area, period, NOW));
        expect(comparable(tally)).toEqual({ ...expected, ...(inner === '' && { byBuilding: [] }) });
      },
    ),
    { numRuns: 15, endOnFailure: true },
  );
});
