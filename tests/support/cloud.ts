import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Api } from '../../cloudfunctions/domain';
import { schema } from '../../cloudfunctions/schema';
import { startCloud } from '../../scripts/cloud';
import type { CallRecord, Cloud, LogLine, OpenData } from '../../scripts/cloud/types';
import type { RefusalCode, Reply } from '../../typings/reply';
import { builtFunctions } from './functions';

/** Tuesday, 9:00 in the morning where people live. */
export const NOW = new Date('2026-11-24T09:00:00+08:00');

type Name = keyof Api;
type Output<N extends Name> = Api[N]['output'];

/** What `call` throws when the api refuses. */
export class Refused extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly say: string,
  ) {
    super(`${code}: ${say}`);
  }
}

/** Somebody with the mini-program in their hand. */
export interface Phone {
  /** The answer of the api; throws Refused. The same `requestId` is the same call, repeated. */
  call<N extends Name>(name: N, input: Api[N]['input'], requestId?: string): Promise<Output<N>>;
  /** The whole reply, and what the call cost. */
  ask<N extends Name>(
    name: N,
    input: Api[N]['input'],
    requestId?: string,
  ): Promise<{ reply: Reply<Output<N>>; record: CallRecord }>;
  /** What WeChat hands to this person for a group or a phone number. */
  cloudId(data: OpenData): string;
}

/** A local cloud of its own, with the product's functions and schema, no data, and a clock that stands still. */
export interface TestCloud {
  cloud: Cloud;
  database: Cloud['database'];
  /** By openid, or anybody who has one. */
  as(who: string | { openid?: string }): Phone;
  /** The functions' clock; instances start anew, so nothing is remembered. */
  setClock(at: Date): void;
  /** What the functions printed so far. */
  log: LogLine[];
  stop(): Promise<void>;
}

export async function startTestCloud(options: { now?: Date; maxScan?: number } = {}): Promise<TestCloud> {
  const { now = NOW, maxScan = 1000 } = options;
  const data = mkdtempSync(join(tmpdir(), 'loulijian-test-'));
  const log: LogLine[] = [];
  const cloud = await startCloud({
    functions: await builtFunctions(),
    data,
    schema,
    maxScan,
    environment: { LOULIJIAN_CLOCK: now.toISOString() },
    onLog: (line) => log.push(line),
  });
  return {
    cloud,
    database: cloud.database,
    as: (who) => phone(cloud, typeof who === 'string' ? who : openidOf(who)),
    setClock(at) {
      cloud.environment.LOULIJIAN_CLOCK = at.toISOString();
    },
    log,
    async stop() {
      await cloud.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** Waits for a refusal with this code and gives its sentence. Fails when the call goes through. */
export async function expectRefusal(call: Promise<unknown>, code: RefusalCode): Promise<string> {
  const refused = await call.then(
    () => 'not refused',
    (error: unknown) => error,
  );
  expect(refused).toMatchObject({ code });
  return (refused as Refused).say;
}

function phone(cloud: Cloud, openid: string): Phone {
  const ask: Phone['ask'] = async <N extends Name>(
    name: N,
    input: Api[N]['input'],
    requestId: string = randomUUID(),
  ) => {
    const { result, record } = await cloud.call('api', { openid }, { name, input, requestId });
    return { reply: result as Reply<Output<N>>, record };
  };
  return {
    ask,
    async call(name, input, requestId) {
      const { reply } = await ask(name, input, requestId);
      if (!reply.ok) throw new Refused(reply.code, reply.say);
      return reply.data;
    },
    cloudId: (data) => cloud.mintCloudId({ openid }, data),
  };
}

function openidOf({ openid }: { openid?: string }): string {
  if (!openid) throw new Error('this person has no WeChat: nobody can call as them');
  return openid;
}
