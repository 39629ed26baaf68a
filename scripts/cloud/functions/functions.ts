import { randomUUID } from 'node:crypto';
import type { History } from '../history';
import { LIMITS } from '../limits';
import { messageOf, Refusal } from '../refusal';
import type { Caller, CallRecord, LogLine } from '../types';
import type { FunctionConfig } from './config';
import { contextOf } from './context';
import type { FunctionFolder } from './folder';
import { Instance } from './instance';
import type { Invocation, Invocations } from './invocation';
import { Pool } from './pool';
import { identityEnvironment, processEnvironment } from './process-environment';

export interface FunctionsOptions {
  folder: FunctionFolder;
  /** Variables set in the console; read again for every new instance. */
  environment: Record<string, string>;
  maxInstances: number;
  idleAfter: number;
  calls: History<CallRecord>;
  invocations: Invocations;
  cloudUrl(): string;
  onLog(line: LogLine): void;
}

export interface InvokeRequest {
  function: string;
  event: Record<string, unknown>;
  caller: Caller;
  source: CallRecord['source'];
  /** See `Invocation.chain`. */
  chain: string;
}

export interface Invoked {
  /** The result as JSON. */
  text: string;
  record: CallRecord;
}

interface Run {
  request: InvokeRequest;
  /** JSON. */
  event: string;
  config: FunctionConfig;
  record: CallRecord;
}

/** Runs functions as the platform does. */
export class Functions {
  private readonly pools = new Map<string, Pool>();

  constructor(private readonly options: FunctionsOptions) {}

  /** Throws the platform's refusals; the record of a failed call says why in `error`. */
  async invoke(request: InvokeRequest): Promise<Invoked> {
    const toClient = request.source === 'wx_client';
    const config = this.options.folder.config(request.function);
    const event = JSON.stringify(request.event);
    refuseOversized('event', event, toClient ? LIMITS.textFromOutside : LIMITS.event);
    const record = newRecord(request);
    const begun = performance.now();
    try {
      const text = await this.run({ request, event, config, record });
      refuseOversized('result', text, toClient ? LIMITS.resultToClient : LIMITS.result);
      return { text, record };
    } catch (error) {
      record.error = messageOf(error);
      throw error;
    } finally {
      record.milliseconds = Math.round((performance.now() - begun) * 10) / 10;
      this.options.calls.add(record);
    }
  }

  stop(): void {
    for (const pool of this.pools.values()) pool.stop();
  }

  /** Waits for an instance, and for its answer. */
  private async run({ request, event, config, record }: Run): Promise<string> {
    const { invocations } = this.options;
    const pool = this.poolOf(request.function);
    const instance = await pool.acquire();
    record.coldStart = instance.calls === 0;
    const { caller, chain } = request;
    const { timeoutSeconds } = config;
    const invocation: Invocation = {
      requestId: record.requestId,
      function: request.function,
      caller,
      chain,
      openapi: config.openapi,
      record,
      kill: () => instance.kill(),
    };
    const token = invocations.begin(invocation);
    const environment = identityEnvironment({
      caller,
      chain,
      token,
      byTimer: request.source === 'wx_trigger',
    });
    const context = contextOf(invocation, environment, timeoutSeconds);
    try {
      return await instance.invoke({ id: record.requestId, event, context, environment, timeoutSeconds });
    } finally {
      invocations.end(token);
      pool.release(instance);
    }
  }

  private poolOf(name: string): Pool {
    const { folder, environment, maxInstances, idleAfter, cloudUrl, onLog } = this.options;
    const existing = this.pools.get(name);
    if (existing) return existing;
    const pool = new Pool({
      maxInstances,
      idleAfter,
      version: () => folder.version(name) + JSON.stringify(environment),
      start: (version, onExit) =>
        new Instance({
          folder: folder.pathOf(name),
          environment: processEnvironment(name, cloudUrl(), environment),
          version,
          onLine: (stream, text) => onLog({ function: name, stream, text }),
          onExit,
        }),
    });
    this.pools.set(name, pool);
    return pool;
  }
}

function newRecord(request: InvokeRequest): CallRecord {
  const { name } = request.event;
  return {
    requestId: randomUUID(),
    function: request.function,
    name: typeof name === 'string' ? name : '',
    openid: request.caller.openid,
    source: request.source,
    at: Date.now(),
    milliseconds: 0,
    coldStart: false,
    requests: 0,
    reads: 0,
    writes: 0,
    otherRequests: 0,
  };
}

function refuseOversized(what: 'event' | 'result', json: string, limit: number): void {
  const bytes = Buffer.byteLength(json);
  if (bytes <= limit) return;
  const size = `${bytes} bytes, limit ${limit}`;
  throw what === 'event'
    ? new Refusal('EXCEED_MAX_PAYLOAD_SIZE', `data exceed max size (${size})`)
    : new Refusal('FUNCTIONS_RESULT_EXCEED_LIMIT', `cloudfunction result size exceed limit (${size})`);
}
