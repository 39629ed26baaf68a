import type { Document } from '../../../scripts/cloud/database/types';
import { aPerson, NOW, startTestCloud, type TestCloud } from '../../../tests/support';
import { plusDays } from '../service-day/calendar';
import { emptyLedger, extended } from './ledger';
import { aClaim } from './testing';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
afterAll(() => cloud.stop());

/** A ledger of two hours on each of these days. */
async function aYearOf(person: string, days: number): Promise<void> {
  const dates = Array.from({ length: days }, (_, index) => plusDays('2026-11-23', -index));
  const whose = { person, tell: person, name: '' };
  const ledgers = dates.map((date) => extended(emptyLedger(whose, date), [aClaim(`on-${date}`, date)]));
  await cloud.database.insert('hours', ledgers as unknown as Document[]);
}

test('my hours are two requests that read nobody else’s, and pages that miss nothing', async () => {
  const person = await aPerson(cloud);
  await aYearOf(person._id, 45);
  for (let other = 0; other < 20; other += 1) await aYearOf(`neighbour${other}`, 100);
  const phone = cloud.as(person);
  const { reply, record } = await phone.ask('hours.mine', {});
  expect(record.requests).toBeLessThanOrEqual(3);
  expect(record.reads).toBeLessThanOrEqual(100);
  if (!reply.ok) throw new Error(reply.say);
  expect(reply.data.total).toMatchObject({ minutes: 90 * 60, stars: 0, hoursToNext: 10 });
  expect(reply.data.months.map(({ month }) => month)).toEqual(['2026-11', '2026-10']);

  const seen = reply.data.entries.map(({ date }) => date);
  let next = reply.data.next;
  while (next) {
    const page = await phone.call('hours.mine', { before: next });
    expect(page.total).toBeNull();
    seen.push(...page.entries.map(({ date }) => date));
    next = page.next;
  }
  expect(seen).toHaveLength(45);
  expect([...seen].sort().reverse()).toEqual(seen);
});

test('who has not served yet sees nothing, and how far the first star is', async () => {
  cloud.setClock(NOW);
  const mine = await cloud.as(await aPerson(cloud)).call('hours.mine', {});
  expect(mine).toEqual({
    total: { minutes: 0, waiting: 0, stars: 0, hoursToNext: 100 },
    decides: false,
    months: [],
    entries: [],
    next: null,
  });
});
