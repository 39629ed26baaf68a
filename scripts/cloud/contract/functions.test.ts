import { startContract } from './harness';

const contract = startContract();

const anyone = { openid: 'o-resident' };

async function thrown(call: Promise<unknown>): Promise<{ errCode: number; errMsg: string }> {
  return call.then(
    () => Promise.reject(new Error('nothing was thrown')),
    ({ errCode, errMsg }) => ({ errCode, errMsg }),
  );
}

test('a function calls another for the same person; the chain of calls is told', async () => {
  const called = await contract.run(async ({ cloud }) => {
    const { result } = await cloud.callFunction({ name: 'who', data: { a: 1 } });
    return { event: result.event, wxContext: result.wxContext };
  });
  expect(called).toEqual({
    event: { a: 1 },
    wxContext: expect.objectContaining({ OPENID: 'o-resident', SOURCE: 'wx_client,scf' }),
  });
});

test('failures of a called function arrive with the code as a word: the SDK has no numbers for them', async () => {
  const failures = await contract.run(async ({ cloud, failure }) => ({
    boom: await failure(cloud.callFunction({ name: 'boom' })),
    slow: await failure(cloud.callFunction({ name: 'slow' })),
    nowhere: await failure(cloud.callFunction({ name: 'nowhere' })),
  }));
  expect(failures).toMatchObject({
    boom: { errCode: -1, code: 'FUNCTIONS_EXECUTE_FAIL', errMsg: expect.stringContaining('Error: kaboom') },
    slow: {
      code: 'FUNCTIONS_TIME_LIMIT_EXCEEDED',
      errMsg: expect.stringContaining('Invoking task timed out after 1 seconds'),
    },
    nowhere: {
      code: 'FUNCTION_NOT_FOUND',
      errMsg: expect.stringContaining('FunctionName parameter could not be found'),
    },
  });
});

test('what a mini-program sees when a function fails', async () => {
  const call = (name: string) => thrown(contract.cloud.call(name, anyone, {}));
  expect(await call('boom')).toEqual({
    errCode: -504002,
    errMsg: expect.stringMatching(
      /^cloud\.callFunction:fail Error: errCode: -504002 functions execute fail \| errMsg: Error: kaboom/,
    ),
  });
  expect(await call('slow')).toEqual({
    errCode: -504003,
    errMsg: expect.stringContaining('Invoking task timed out after 1 seconds'),
  });
  expect(await call('exit')).toMatchObject({
    errCode: -504002,
    errMsg: expect.stringContaining('process exit'),
  });
  expect(await call('broken')).toMatchObject({
    errCode: -504002,
    errMsg: expect.stringContaining('broken at load'),
  });
  expect(await call('nowhere')).toMatchObject({ errCode: -501000 });
  expect(await call('../who')).toMatchObject({ errCode: -501000 });
});

test('a function may answer through the callback', async () => {
  expect((await contract.cloud.call('callback', anyone, { number: 21 })).result).toEqual({ doubled: 42 });
});

test('the context names the call and its limits', async () => {
  const { result, record } = await contract.cloud.call('who', anyone, {});
  expect(result).toMatchObject({
    context: { request_id: record.requestId, function_name: 'who', time_limit_in_ms: 3000 },
  });
});

test('a timer runs with the event of the platform and nobody calling', async () => {
  const { result, record } = await contract.cloud.fire('clock', 'newYear');
  expect(result).toEqual({
    event: expect.objectContaining({ Type: 'Timer', TriggerName: 'newYear', Time: expect.any(String) }),
    openid: null,
  });
  expect(record.source).toBe('wx_trigger');
  await expect(contract.cloud.fire('clock', 'noon')).rejects.toThrow('no timer named noon');
});
