import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { startCloud } from '../index';

jest.setTimeout(30_000);

const functions = join(__dirname, 'functions');
const data = mkdtempSync(join(tmpdir(), 'cloud-'));
afterAll(() => rmSync(data, { recursive: true }));

const start = () => startCloud({ functions, data, schema: { todos: { indexes: [] } }, onLog: () => {} });

test('documents, files, visits and consents are there after a restart', async () => {
  const openid = 'o-resident';
  const call = async (cloud: Awaited<ReturnType<typeof start>>, scenario: string, given?: unknown) =>
    (await cloud.call('sdk', { openid }, { scenario, given })).result;

  const before = await start();
  before.consent(openid, 'later');
  const fileID = await call(
    before,
    `async ({ cloud, db }) => {
      await db.collection('todos').add({ data: { _id: 'kept' } });
      return (await cloud.uploadFile({ cloudPath: 'kept.txt', fileContent: Buffer.from('kept') })).fileID;
    }`,
  );
  await before.stop();

  const after = await start();
  const found = await call(
    after,
    `async ({ cloud, db, given: fileID }) => {
      const message = { touser: 'o-resident', templateId: 'later', data: { thing1: { value: 'kept' } } };
      return {
        document: (await db.collection('todos').doc('kept').get()).data,
        file: (await cloud.downloadFile({ fileID })).fileContent.toString(),
        message: (await cloud.openapi.subscribeMessage.send(message)).errCode,
      };
    }`,
    fileID,
  );
  await after.stop();
  expect(found).toEqual({ document: { _id: 'kept' }, file: 'kept', message: 0 });
});

test('a missing folder of functions is an error', async () => {
  await expect(startCloud({ functions: join(data, 'nowhere'), data })).rejects.toThrow(
    'no folder of functions',
  );
});

test('a taken port is an error, and the data can be opened again', async () => {
  const cloud = await start();
  const port = Number(new URL(cloud.url).port);
  const elsewhere = join(data, 'elsewhere');
  await expect(startCloud({ functions, data: elsewhere, port })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
  await cloud.stop();
  await (await startCloud({ functions, data: elsewhere, port })).stop();
});

describe('npm run cloud', () => {
  const started: ChildProcess[] = [];
  afterEach(() => started.splice(0).forEach((child) => child.kill('SIGKILL')));

  /** Starts the command; gives its first line of output. */
  async function run(...options: string[]): Promise<{ child: ChildProcess; line: string }> {
    const main = join(__dirname, '..', 'main.ts');
    const child = spawn(process.execPath, ['--import', 'tsx', main, ...options], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    started.push(child);
    for await (const line of createInterface({ input: child.stdout })) return { child, line };
    for await (const line of createInterface({ input: child.stderr })) return { child, line };
    throw new Error('it said nothing');
  }

  const ended = (child: ChildProcess) => new Promise((resolve) => child.once('exit', resolve));

  async function pidOfInstance(url: string): Promise<number> {
    const body = JSON.stringify({ data: { milliseconds: 0 } });
    return (await (await fetch(`${url}/call/busy`, { method: 'POST', body })).json()).result.pid;
  }

  async function untilGone(pid: number): Promise<void> {
    for (;;) {
      try {
        process.kill(pid, 0);
      } catch {
        return;
      }
      await sleep(20);
    }
  }

  test.each(['SIGINT', 'SIGKILL'] as const)(
    'prints its address; %s leaves nothing running',
    async (signal) => {
      const { child, line } = await run('--functions', functions, '--data', join(data, signal));
      expect(line).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
      const instance = await pidOfInstance(line);
      const end = ended(child);
      child.kill(signal);
      await end;
      await untilGone(instance);
    },
  );

  test('says what is missing', async () => {
    expect((await run()).line).toBe('--functions is missing');
  });
});
