import { createHash } from 'node:crypto';

/** Chance that comes out the same on every machine and in every run: the demo never changes by itself. */
export class Chance {
  private state: number;

  constructor(seed: string) {
    this.state = createHash('sha256').update(seed).digest().readUInt32LE();
  }

  /** From 0 up to, not including, 1. */
  next(): number {
    // mulberry32
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  happens(probability: number): boolean {
    return this.next() < probability;
  }

  /** The same things in another order. */
  shuffled<T>(things: T[]): T[] {
    const keyed = things.map((thing) => ({ thing, key: this.next() }));
    return keyed.sort((a, b) => a.key - b.key).map(({ thing }) => thing);
  }
}

/** What a building's QR code carries: ten letters and digits that cannot be guessed from the path. */
export function tokenOf(path: string): string {
  const letters = createHash('sha256')
    .update(`token ${path}`)
    .digest('base64')
    .replace(/[^A-Za-z0-9]/g, '');
  return letters.slice(0, 10);
}
