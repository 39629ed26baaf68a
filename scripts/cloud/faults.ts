import { Refusal } from './refusal';
import type { Fault } from './types';

/** What one request has to suffer. */
export interface Struck {
  kill?: 'before' | 'after';
  /** Milliseconds. */
  delay: number;
  /** Answered in place of doing anything. */
  refusal?: Refusal;
  repeat: boolean;
  dropReply: boolean;
}

interface Armed {
  fault: Fault;
  seen: number;
}

/** One-shot faults, set off by the requests that function instances make. */
export class Faults {
  private armed: Armed[] = [];

  /** Throws when `request` is not 1, 2, 3 … */
  inject(fault: Fault): void {
    const { request = 1 } = fault;
    if (!Number.isInteger(request) || request < 1) {
      throw new Error(`fault.request must be 1 or more: ${request}`);
    }
    this.armed.push({ fault, seen: 0 });
  }

  clear(): void {
    this.armed = [];
  }

  /** Counts one request of this function and says which faults it sets off; a delay without `request` takes the first. */
  strike(functionName: string): Struck {
    const struck: Struck = { delay: 0, repeat: false, dropReply: false };
    this.armed = this.armed.filter((armed) => {
      const { fault } = armed;
      if (fault.function && fault.function !== functionName) return true;
      armed.seen += 1;
      if (armed.seen < (fault.request ?? 1)) return true;
      apply(fault, struck);
      return false;
    });
    return struck;
  }
}

function apply(fault: Fault, struck: Struck): void {
  switch (fault.kind) {
    case 'kill':
      struck.kill = fault.when;
      break;
    case 'delay':
      struck.delay += fault.milliseconds;
      break;
    case 'platform-error':
      struck.refusal = new Refusal(fault.code, fault.message);
      break;
    case 'repeat':
      struck.repeat = true;
      break;
    case 'drop-reply':
      struck.dropReply = true;
      break;
  }
}
