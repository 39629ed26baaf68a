import { createHash } from 'node:crypto';

const LENGTH = 24;

function digest(...parts: string[]): string {
  return createHash('sha256').update(parts.join('\u0000')).digest('hex').slice(0, LENGTH);
}

/** The id of the person behind a WeChat openid. One way: the id may leave the cloud, the openid never does. */
export function personId(openid: string): string {
  return digest('person', openid);
}

/**
 * The id of what this call makes. A repeated call derives the same id and meets its own duplicate key, so nothing
 * is made twice and no request is spent on asking first.
 */
export function newId(callerId: string, requestId: string): string {
  return digest('made', callerId, requestId);
}
