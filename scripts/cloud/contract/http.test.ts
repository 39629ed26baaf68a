import { request } from 'node:http';
import { startContract } from './harness';

const contract = startContract({ schema: { todos: { indexes: [{ name: 'by_n', keys: { n: 1 } }] } } });

const fetchCloud = (path: string, init?: RequestInit) => fetch(contract.cloud.url + path, init);
const post = (path: string, body: unknown) =>
  fetchCloud(path, { method: 'POST', body: JSON.stringify(body) });

/** The status for headers that `fetch` does not let one set. */
function statusWith(headers: Record<string, string>, path = '/calls'): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request(contract.cloud.url + path, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.on('error', reject).end();
  });
}

test('a call from outside answers with result and record, or with the error of the client', async () => {
  const answered = await post('/call/who', { openid: 'o-resident', data: { name: 'wish.claim' } });
  expect(await answered.json()).toMatchObject({
    result: { event: { name: 'wish.claim' }, wxContext: { OPENID: 'o-resident' } },
    record: { function: 'who', name: 'wish.claim', openid: 'o-resident', source: 'wx_client' },
  });
  const failed = await post('/call/boom', { openid: 'o-resident' });
  expect(await failed.json()).toMatchObject({ errCode: -504002, errMsg: expect.stringContaining('kaboom') });
  expect((await post('/call/who', { openid: 7 })).status).toBe(400);
});

test('only pages and programs of this machine are answered', async () => {
  expect(await statusWith({})).toBe(200);
  expect(await statusWith({ host: 'attacker.example' })).toBe(403);
  expect(await statusWith({ origin: 'https://attacker.example' })).toBe(403);
  expect(await statusWith({ origin: 'null' })).toBe(403);
  expect(await statusWith({ origin: 'http://localhost:5173' })).toBe(200);
  expect(await statusWith({ origin: 'http://localhost:5173' }, '/admin')).toBe(403);

  const allowed = await fetchCloud('/calls', { headers: { origin: 'http://localhost:5173' } });
  expect(allowed.headers.get('access-control-allow-origin')).toBe('http://localhost:5173');
});

test('an unknown action and an unknown address are refused by name', async () => {
  const answer = await post('/admin', { action: 'database.watch', collectionName: 'todos' });
  expect(await answer.json()).toMatchObject({
    code: 'INVALID_PARAM',
    message: expect.stringContaining('database.watch'),
  });
  const incomplete = await post('/admin', { action: 'database.insertDocument', data: [] });
  expect(await incomplete.json()).toMatchObject({
    code: 'INVALID_PARAM',
    message: expect.stringContaining('collectionName'),
  });
  const elsewhere = await fetchCloud('/elsewhere');
  expect([elsewhere.status, await elsewhere.json()]).toEqual([404, { error: 'nothing at /elsewhere' }]);
});

test('HTTP reaches a function at its path, in the shape of the platform', async () => {
  const answer = await fetchCloud('/http/devices/report/7?battery=80', {
    method: 'PUT',
    headers: { 'content-type': 'application/json', 'x-device': '7' },
    body: '{"sos":true}',
  });
  expect([answer.status, answer.headers.get('content-type'), answer.headers.get('x-answer')]).toEqual([
    201,
    'application/x-test',
    'yes',
  ]);
  expect(await answer.json()).toMatchObject({
    path: '/devices/report/7',
    httpMethod: 'PUT',
    headers: { 'x-device': '7' },
    queryStringParameters: { battery: '80' },
    body: '{"sos":true}',
    isBase64Encoded: false,
  });
  expect(contract.cloud.calls().at(-1)).toMatchObject({ function: 'web', source: 'wx_http' });
});

test('HTTP: binary bodies are base64, results without a status become text or JSON', async () => {
  const body = Buffer.from([0, 255, 1]);
  const headers = { 'content-type': 'application/octet-stream' };
  const binary = await fetchCloud('/http/devices/report', { method: 'POST', headers, body });
  expect(await binary.json()).toMatchObject({ body: body.toString('base64'), isBase64Encoded: true });

  const text = await fetchCloud('/http/devices/report?as=text');
  expect([text.headers.get('content-type'), await text.text()]).toEqual([
    'text/plain; charset=utf-8',
    'plain words',
  ]);
  expect(await (await fetchCloud('/http/devices/report?as=object')).json()).toHaveProperty(
    'event.httpMethod',
    'GET',
  );
});

test('HTTP refuses what the platform refuses', async () => {
  const large = await fetchCloud('/http/who', { method: 'POST', body: 'x'.repeat(100 * 1024 + 1) });
  expect(await large.json()).toMatchObject({ code: 'EXCEED_MAX_PAYLOAD_SIZE' });
  expect((await fetchCloud('/http/nowhere')).status).toBe(404);
  expect((await fetchCloud('/http/who')).status).toBe(200);
  expect((await fetchCloud('/http/web')).status).toBe(404);
});

test('watch tells of every call and message as it happens', async () => {
  const stop = new AbortController();
  const { body } = await fetchCloud('/watch', { signal: stop.signal });
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  let told = '';
  const until = async (part: string) => {
    while (!told.includes(part)) told += (await reader?.read())?.value ?? '';
  };
  await until(': watching');
  await post('/call/who', { openid: 'o-resident', data: {} });
  await until('event: call\ndata: {"requestId"');

  await post('/client/consent', { openid: 'o-resident', templateIds: ['told'] });
  await contract.run(async ({ cloud }) => {
    const data = { thing1: { value: '好' } };
    await cloud.openapi.subscribeMessage.send({ touser: 'o-resident', templateId: 'told', data });
  });
  await until('event: message\n');
  stop.abort();
  expect(await (await fetchCloud('/messages')).json()).toMatchObject([
    { openid: 'o-resident', templateId: 'told' },
  ]);
});

test('explain says which index answers', async () => {
  const query = encodeURIComponent(JSON.stringify({ n: { $gte: { $numberInt: '3' } } }));
  const answer = await fetchCloud(`/explain?collection=todos&query=${query}&order={"n":1}&limit=5`);
  expect(await answer.json()).toMatchObject({ collection: 'todos', index: 'by_n', ordered: true });
  expect((await fetchCloud('/explain')).status).toBe(400);
});

test('a CloudID is minted, and a fault armed and disarmed, over HTTP', async () => {
  const { cloudID } = await (
    await post('/client/cloudid', { openid: 'o-resident', data: { kind: 'group', opengid: 'g1' } })
  ).json();
  const opened = await contract.run(
    async ({ cloud, given }) => (await cloud.getOpenData({ list: [given] })).list,
    {
      given: cloudID,
    },
  );
  expect(opened).toMatchObject([{ data: { opengid: 'g1' } }]);

  const ping = () => contract.run(async ({ db }) => (await db.collection('todos').count()).total);
  await post('/faults', { kind: 'kill', when: 'before', request: 1 });
  await expect(ping()).rejects.toMatchObject({ errCode: -504002 });
  await post('/faults', { kind: 'kill', when: 'before', request: 1 });
  await fetchCloud('/faults', { method: 'DELETE' });
  expect(await ping()).toBe(0);
  expect((await post('/faults', { kind: 'earthquake', request: 1 })).status).toBe(400);
});

test('the status page lists functions and calls', async () => {
  const page = await (await fetchCloud('/')).text();
  expect(page).toContain('who');
  expect(page).toContain('wx_client');
});
