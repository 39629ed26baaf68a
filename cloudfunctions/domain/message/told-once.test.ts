import { NOW, startTestCloud, type TestCloud } from '../../../tests/support';
import { isAmiss, killedEverywhere, type TellingChange } from '../../../tests/support/kill';
import { shifts } from '../../../tests/support/telling/shifts';
import { tickets } from '../../../tests/support/telling/tickets';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
afterAll(() => cloud.stop());

/** Two of them: with people who are brought along, and who are found before. The bench makes all there are. */
const CHANGES = ['ticket.callNext', 'shift.drop: late, nobody waits'];

test('killed at any boundary between its requests, a change is told to everybody exactly once', async () => {
  const all: TellingChange[] = [tickets, shifts].flatMap((changes) => changes(cloud));
  const wanted = all.filter(({ name }) => CHANGES.includes(name));
  const found = await killedEverywhere(cloud, NOW, wanted);
  expect(new Set(found.map(({ change }) => change))).toEqual(new Set(CHANGES));
  expect(found.filter(({ killed }) => killed !== 'nowhere').length).toBeGreaterThan(5);
  expect(found.filter(isAmiss)).toEqual([]);
}, 180_000);
