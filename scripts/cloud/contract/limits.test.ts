import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCloud } from '../index';
import { startContract } from './harness';

const contract = startContract({ schema: { many: { indexes: [] } }, maxScan: 5000 });

const anyone = { openid: 'o-resident' };
const KB = 1024;

test('a mini-program hands over 100 KB at most', async () => {
  await contract.cloud.call('who', anyone, { text: 'x'.repeat(99 * KB) });
  await expect(contract.cloud.call('who', anyone, { text: 'x'.repeat(100 * KB) })).rejects.toMatchObject({
    errMsg: expect.stringContaining('data exceed max size'),
  });
});

test('a mini-program is handed 1 MB at most, a function 6 MB', async () => {
  const back = (kilobytes: number) =>
    contract.run(async ({ given }) => 'x'.repeat(given), { given: kilobytes * KB });
  expect(await back(1000)).toHaveLength(1000 * KB);
  await expect(back(1025)).rejects.toMatchObject({ errCode: -604001 });

  const between = (kilobytes: number) =>
    contract.run(
      async ({ cloud, given }) => {
        const scenario = '({ given }) => "x".repeat(given)';
        const { result } = await cloud.callFunction({ name: 'sdk', data: { scenario, given } });
        return result.length;
      },
      { given: kilobytes * KB },
    );
  expect(await between(5000)).toBe(5000 * KB);
  await expect(between(6200)).rejects.toMatchObject({
    errMsg: expect.stringContaining('result size exceed limit'),
  });
});

test('get gives 100 documents, 1,000 when asked for more; an aggregate gives 20', async () => {
  const counts = await contract.run(async ({ db }) => {
    const many = db.collection('many');
    await many.add({ data: Array.from({ length: 1100 }, (_, n) => ({ n })) });
    const got = await many.get();
    const most = await many.limit(5000).get();
    const aggregated = await many.aggregate().match({}).end();
    const limited = await many.aggregate().match({}).limit(30).end();
    return [got.data.length, most.data.length, aggregated.list.length, limited.list.length];
  });
  expect(counts).toEqual([100, 1000, 20, 30]);
});

test('a query that would look at more documents than allowed is refused', async () => {
  const strict = mkdtempSync(join(tmpdir(), 'cloud-'));
  const functions = join(__dirname, 'functions');
  const cloud = await startCloud({ functions, data: strict, maxScan: 10, schema: { many: { indexes: [] } } });
  await cloud.database.insert(
    'many',
    Array.from({ length: 11 }, (_, n) => ({ n })),
  );
  const scenario = 'async ({ db, failure }) => failure(db.collection("many").where({ n: 3 }).get())';
  const { result } = await cloud.call('sdk', anyone, { scenario });
  await cloud.stop();
  rmSync(strict, { recursive: true });
  expect(result).toMatchObject({ errCode: -502001, errMsg: expect.stringContaining('many') });
});

test('a config.json the platform would not take stops the start, naming file and field', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'functions-'));
  mkdirSync(join(folder, 'late'));
  writeFileSync(join(folder, 'late', 'index.js'), 'exports.main = () => 1;');
  const start = async (config: object) => {
    writeFileSync(join(folder, 'late', 'config.json'), JSON.stringify(config));
    const cloud = await startCloud({ functions: folder, data: join(folder, '.data') });
    await cloud.stop();
  };
  const timer = (cron: string) => ({ triggers: [{ type: 'timer', name: 't', config: cron }] });
  await expect(start({ timeout: 61 })).rejects.toThrow(/late\/config\.json: timeout/);
  await expect(start(timer('0 0 4 * * *'))).rejects.toThrow(/triggers\.0\.config.*seven fields/);
  await expect(start(timer('0 0 25 * * * *'))).rejects.toThrow(/triggers\.0\.config.*not a cron/);
  await expect(start({ triggers: [{ type: 'queue', name: 'q' }] })).rejects.toThrow(/triggers\.0\.type/);
  await start(timer('0 0 4 * * * *'));
  rmSync(folder, { recursive: true });
});
