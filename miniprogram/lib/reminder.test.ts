import { askMessages, isBlocked, wantAgain, wantMessages } from './reminder';
import { templates } from './templates';

const DAY = 24 * 3_600_000;

let asked: string[][];
let answers: Record<string, string>;
let failure: { errCode: number } | undefined;

type Options = {
  tmplIds: string[];
  success(result: Record<string, string>): void;
  fail(error: { errCode: number }): void;
};

beforeEach(() => {
  jest.useFakeTimers({ now: Date.parse('2026-11-24T09:00:00+08:00') });
  asked = [];
  answers = {};
  failure = undefined;
  const storage = new Map<string, string>();
  const wx = {
    getStorageSync: (key: string) => JSON.parse(storage.get(key) ?? '""'),
    setStorageSync: (key: string, value: unknown) => storage.set(key, JSON.stringify(value)),
    requestSubscribeMessage: ({ tmplIds, success, fail }: Options) => {
      asked.push(tmplIds);
      if (failure) fail(failure);
      else success(answers);
    },
  };
  Object.assign(globalThis, { wx });
});
afterEach(() => jest.useRealTimers());

test('what was refused is not asked about for 30 days; the rest is', async () => {
  answers = { [templates.shift.id]: 'accept', [templates.offer.id]: 'reject' };
  expect(await askMessages(['shift', 'offer'])).toBe(true);
  await askMessages(['shift', 'offer']);
  expect(await askMessages(['offer'])).toBe(false);
  jest.advanceTimersByTime(31 * DAY);
  await askMessages(['offer']);
  expect(asked).toEqual([
    [templates.shift.id, templates.offer.id],
    [templates.shift.id],
    [templates.offer.id],
  ]);
});

test('who switched all messages off is asked about none of them; a bad connection is no refusal', async () => {
  failure = { errCode: 10002 };
  await askMessages(['day']);
  failure = { errCode: 20004 };
  await askMessages(['day']);
  await askMessages(['day']);
  expect(asked).toHaveLength(2);
});

test('whoever wants it is asked again, and a yes ends the peace', async () => {
  answers = { [templates.called.id]: 'reject' };
  await askMessages(['called']);
  answers = { [templates.called.id]: 'accept' };
  expect(await wantMessages(['called'])).toBe(true);
  await askMessages(['called']);
  expect(asked).toHaveLength(3);
});

test('once more: what was refused last comes first, three at most', async () => {
  answers = { [templates.wish.id]: 'reject' };
  await askMessages(['wish']);
  await wantAgain();
  expect(asked.at(-1)).toEqual([templates.wish.id, templates.answer.id, templates.day.id]);
});

test.each([
  [{ mainSwitch: false }, true],
  [{ mainSwitch: true, itemSettings: { [templates.day.id]: 'reject' } }, true],
  [{ mainSwitch: true, itemSettings: { [templates.day.id]: 'accept', another: 'reject' } }, false],
  [{ mainSwitch: true }, false],
])('settings %j are blocked: %s', async (subscriptionsSetting, blocked) => {
  const getSetting = ({ success }: { success(result: object): void }) => success({ subscriptionsSetting });
  Object.assign(globalThis, { wx: { getSetting } });
  expect(await isBlocked()).toBe(blocked);
});
