import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AnyObject } from 'wx-server-sdk';
import { startCloud } from '../index';
import type { Caller, Cloud, CloudOptions, LogLine } from '../types';

/** The SDK's declarations say `void | string` where it gives a promise, so scenarios go without: this is its own `any`. */
type Untyped = AnyObject[string];

export interface Sdk {
  cloud: Untyped;
  db: Untyped;
  _: Untyped;
  $: Untyped;
  /** What a call throws, as `{ errCode, errMsg, code }`. */
  failure(promise: unknown): Promise<{ errCode: number; errMsg: string; code?: string }>;
  given: Untyped;
}

/**
 * Code that runs inside an instance, with the genuine SDK. It travels as text: it sees its argument and nothing of the
 * test around it.
 */
export type Scenario = (sdk: Sdk) => Promise<unknown>;

export interface RunOptions {
  /** What the scenario finds as `given`. */
  given?: unknown;
  caller?: Caller;
  /** Which fixture runs it: `sdk`, or `denied` without permissions. */
  function?: string;
}

/** One cloud with the fixture functions for the tests of a file; started before them, gone after. */
export function startContract(options: Partial<CloudOptions> = {}) {
  // Processes are started: a busy machine takes its time.
  jest.setTimeout(30_000);
  const data = mkdtempSync(join(tmpdir(), 'cloud-'));
  const lines: LogLine[] = [];
  let cloud: Cloud | undefined;

  beforeAll(async () => {
    const functions = join(__dirname, 'functions');
    cloud = await startCloud({ functions, data, onLog: (line) => lines.push(line), ...options });
  });
  afterAll(async () => {
    await cloud?.stop();
    rmSync(data, { recursive: true });
  });

  return {
    /** What functions printed, once so many lines hold this text: they arrive beside the answer, not before it. */
    async printed(text: string, count: number): Promise<LogLine[]> {
      for (;;) {
        const found = lines.filter((line) => line.text.includes(text));
        if (found.length >= count) return found;
        await sleep(10);
      }
    },
    get cloud(): Cloud {
      if (!cloud) throw new Error('the cloud is not running');
      return cloud;
    },
    async run(
      scenario: Scenario,
      { given, caller, function: name = 'sdk' }: RunOptions = {},
    ): Promise<unknown> {
      const openid = 'o-resident';
      const { result } = await this.cloud.call(name, caller ?? { openid }, {
        scenario: scenario.toString(),
        given,
      });
      return result;
    },
  };
}
