import type { Fault } from './types';

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
    if (!Number.isInteger(request) || request < 1)
      throw new Error(`fault.request must be 1 or more: ${request}`);
    this.armed.push({ fault, seen: 0 });
  }

  clear(): void {
    this.armed = [];
  }

  /** Counts one request of this function and returns the faults it sets off; a delay without `request` takes the first. */
  strike(functionName: string): Fault[] {
    const struck: Fault[] = [];
    this.armed = this.armed.filter((armed) => {
      const { fault } = armed;
      if (fault.function && fault.function !== functionName) return true;
      armed.seen += 1;
      if (armed.seen < (fault.request ?? 1)) return true;
      struck.push(fault);
      return false;
    });
    return struck;
  }
}
