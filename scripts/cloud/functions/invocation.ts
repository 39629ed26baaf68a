import { randomUUID } from 'node:crypto';
import type { Caller, CallRecord } from '../types';

/** An invocation under way: whoever shows its token is the function, acting for this caller. */
export interface Invocation {
  requestId: string;
  function: string;
  caller: Caller;
  /** Who called whom, as TCB_SOURCE says it: `wx_client`, then `wx_client,scf` … */
  chain: string;
  /** Names of the openapi the function may call. */
  openapi: readonly string[];
  record: CallRecord;
  /** Ends the instance at once, as a crash would. */
  kill(): void;
}

/**
 * Invocations under way by their token. The token goes to the instance as WX_API_TOKEN, and its SDK shows it in every
 * request as `wxCloudApiToken`.
 */
export class Invocations {
  private readonly underWay = new Map<string, Invocation>();

  begin(invocation: Invocation): string {
    const token = randomUUID();
    this.underWay.set(token, invocation);
    return token;
  }

  end(token: string): void {
    this.underWay.delete(token);
  }

  of(token: string): Invocation | undefined {
    return this.underWay.get(token);
  }
}
