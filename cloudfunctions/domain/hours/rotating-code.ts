import { Buffer } from 'node:buffer';
import { createHmac, timingSafeEqual } from 'node:crypto';

/** A code is shown for so long, in milliseconds. */
export const WINDOW = 30_000;
/** The code before and the one after are good too: nobody's finger and nobody's clock is exact. */
const TOLERANCE = 1;
const PREFIX = 'loulijian';
const LENGTH = 16;

/** What signs the code of a point. */
export interface Signer {
  _id: string;
  secret: string;
}

/** The number of the window in which an instant lies. */
export function windowAt(at: Date): number {
  return Math.floor(at.getTime() / WINDOW);
}

function signature({ _id, secret }: Signer, window: number): string {
  const hmac = createHmac('sha256', secret).update(`${_id} ${window}`);
  return hmac.digest('base64url').slice(0, LENGTH);
}

/** What the point shows during this window. It says where and when, and nobody without the secret can say it. */
export function codeOf(point: Signer, window: number): string {
  return [PREFIX, point._id, window.toString(36), signature(point, window)].join('~');
}

/** wrong-point: a code of another point, or none of ours. forged: the signature does not fit. old: shown before or after. */
export type CodeFault = 'wrong-point' | 'forged' | 'old';

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** The instant at which the point showed this code, or why it is no good for having been scanned at `scanned`. */
export function readCode(point: Signer, code: string, scanned: Date): Date | CodeFault {
  const [prefix, id, stamp = '', signed = ''] = code.split('~');
  if (prefix !== PREFIX || id !== point._id) return 'wrong-point';
  const window = Number.parseInt(stamp, 36);
  if (!Number.isSafeInteger(window) || !isSame(signed, signature(point, window))) return 'forged';
  if (Math.abs(windowAt(scanned) - window) > TOLERANCE) return 'old';
  return new Date(window * WINDOW);
}
