import type { Call, Reply } from '../../typings/reply';
import { call, newRequestId, Refused } from './cloud';

/** Stands for the network: each answer in turn, `null` for a call that gets none. */
function answering(...replies: (Reply<unknown> | null)[]): Call[] {
  const sent: Call[] = [];
  const callFunction = async ({ data }: { data: Call }) => {
    sent.push(data);
    const result = replies[sent.length - 1];
    if (!result) throw new Error('cloud.callFunction:fail');
    return { result };
  };
  Object.assign(globalThis, { wx: { cloud: { callFunction } } });
  return sent;
}

const withdraw = () => call('notice.withdraw', { notice: 'n1' }, 'request-1');

test('a call that got no answer is sent once more, as the same call', async () => {
  const sent = answering(null, { ok: true, data: null });
  expect(await withdraw()).toBeNull();
  expect(sent).toEqual(
    Array(2).fill({ name: 'notice.withdraw', input: { notice: 'n1' }, requestId: 'request-1' }),
  );
});

test('with no answer twice the person is told about the network', async () => {
  const sent = answering(null, null);
  await expect(withdraw()).rejects.toMatchObject({ code: 'offline', say: expect.stringContaining('网络') });
  expect(sent).toHaveLength(2);
});

test('a refusal is an answer: it is not asked again, and says why', async () => {
  const sent = answering({ ok: false, code: 'changed', say: '这条通知已经撤回了。' });
  const refused = await withdraw().catch((error) => error);
  expect(refused).toBeInstanceOf(Refused);
  expect(refused).toMatchObject({ code: 'changed', say: '这条通知已经撤回了。' });
  expect(sent).toHaveLength(1);
});

test('every intention has an id of its own that the cloud takes', () => {
  const ids = Array.from({ length: 1000 }, newRequestId);
  expect(new Set(ids).size).toBe(1000);
  for (const id of ids) expect(id).toMatch(/^[\w-]{8,64}$/);
});
