import { startContract } from './harness';

const contract = startContract({ schema: { todos: { indexes: [{ name: 'by_n', keys: { n: 1 } }] } } });

test('every call is recorded with its requests, documents read and written, and milliseconds', async () => {
  await contract.run(async ({ db, cloud }) => {
    const todos = db.collection('todos');
    await todos.add({ data: [{ n: 1 }, { n: 2 }, { n: 2 }] });
    await todos.where({ n: 2 }).get();
    await todos.where({ n: 1 }).update({ data: { seen: true } });
    await cloud.callFunction({ name: 'who' });
    await cloud.getTempFileURL({ fileList: ['cloud://nowhere/x'] });
  });
  const [inner, outer] = contract.cloud.calls();
  expect(inner).toMatchObject({ function: 'who', source: 'scf', requests: 0 });
  expect(outer).toMatchObject({
    function: 'sdk',
    source: 'wx_client',
    openid: 'o-resident',
    coldStart: true,
    requests: 3,
    reads: 3,
    writes: 4,
    otherRequests: 2,
  });
  expect(outer?.milliseconds).toBeGreaterThan(inner?.milliseconds ?? Number.NaN);
});

test('listeners hear of calls until they stop listening', async () => {
  const heard: string[] = [];
  const stop = contract.cloud.onCall((record) => heard.push(record.function));
  await contract.cloud.call('who', {}, {});
  stop();
  await contract.cloud.call('who', {}, {});
  expect(heard).toEqual(['who']);
});
