import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallRecord } from '../types';
import { startContract } from './harness';

const functions = mkdtempSync(join(tmpdir(), 'functions-'));
afterAll(() => rmSync(functions, { recursive: true }));

/** Writes a function as if it had been built at that second. */
function build(name: string, code: string, config: object = {}, builtAt = 1000): void {
  const folder = join(functions, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'config.json'), JSON.stringify(config));
  writeFileSync(join(folder, 'index.js'), code);
  for (const file of ['index.js', 'config.json']) utimesSync(join(folder, file), builtAt, builtAt);
}

build('busy', readFileSync(join(__dirname, 'functions', 'busy', 'index.js'), 'utf8'));
build('boom', "exports.main = async () => { throw new Error('kaboom'); };");
build('rebuilt', 'exports.main = () => 1;');
build('elsewhere', "exports.main = () => typeof require('wx-server-sdk').init;");
build('tick', 'exports.main = () => 1;', {
  triggers: [{ type: 'timer', name: 'everySecond', config: '* * * * * * *' }],
});

const small = startContract({ functions, maxInstances: 2, idleAfter: 50, environment: { SETTING: 'first' } });

const anyone = { openid: 'o-resident' };

async function work(milliseconds: number): Promise<{ pid: number; record: CallRecord }> {
  const { result, record } = await small.cloud.call('busy', anyone, { milliseconds });
  return { pid: (result as { pid: number }).pid, record };
}

test('an instance does one thing at a time; more are started up to the bound, then calls wait', async () => {
  const first = await work(1);
  const second = await work(1);
  expect(second.pid).toBe(first.pid);
  expect([first.record.coldStart, second.record.coldStart]).toEqual([true, false]);

  const together = await Promise.all([work(200), work(200), work(200)]);
  expect(new Set(together.map(({ pid }) => pid)).size).toBe(2);
  expect(Math.max(...together.map(({ record }) => record.milliseconds))).toBeGreaterThanOrEqual(400);
});

test('an idle instance is reaped', async () => {
  const before = await work(1);
  await new Promise((resolve) => setTimeout(resolve, 150));
  const after = await work(1);
  expect(after.pid).not.toBe(before.pid);
  expect(after.record.coldStart).toBe(true);
});

test('an instance survives an error of its function', async () => {
  await expect(small.cloud.call('boom', anyone, {})).rejects.toMatchObject({ errCode: -504002 });
  await expect(small.cloud.call('boom', anyone, {})).rejects.toMatchObject({ errCode: -504002 });
  const [first, second] = small.cloud.calls().filter((call) => call.function === 'boom');
  expect([first?.coldStart, second?.coldStart]).toEqual([true, false]);
  expect(second?.error).toContain('kaboom');
});

test('a rebuilt function and changed variables take effect with the next call', async () => {
  const answer = async () => (await small.cloud.call('rebuilt', anyone, {})).result;
  expect(await answer()).toBe(1);
  build('rebuilt', 'exports.main = () => 2;', {}, 2000);
  expect(await answer()).toBe(2);

  const setting = async () => (await small.cloud.call('busy', anyone, { milliseconds: 0 })).result;
  expect(await setting()).toMatchObject({ setting: 'first' });
  small.cloud.environment.SETTING = 'second';
  expect(await setting()).toMatchObject({ setting: 'second' });
});

test('a function that is not bundled finds the SDK, wherever it lies', async () => {
  expect((await small.cloud.call('elsewhere', anyone, {})).result).toBe('function');
});

test('a timer runs by itself when its time comes', async () => {
  const ticks = () => small.cloud.calls().filter((call) => call.function === 'tick');
  while (ticks().length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(ticks()[0]).toMatchObject({ source: 'wx_trigger' });
});
