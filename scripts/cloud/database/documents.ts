/** What may be stored, and how it becomes bytes. */

import { randomBytes } from 'node:crypto';
import { deserialize, serialize } from 'bson';
import { failed, unsupported } from './errors';
import type { Document } from './types';

/** MongoDB's limit for one document. */
const MAX_BYTES = 16 * 1024 * 1024;
/** So that an `_id` fits into a key of lmdb beside the values of an index. */
const MAX_ID_BYTES = 512;

let lastMillisecond = 0;
let sequence = 0;

/** A new `_id`: 32 hex digits that sort by the time they were made, also within one millisecond. */
export function newId(now: number): string {
  if (now > lastMillisecond) {
    lastMillisecond = now;
    sequence = 0;
  }
  const time = lastMillisecond.toString(16).padStart(12, '0');
  const order = (sequence++).toString(16).padStart(6, '0');
  return time + order + randomBytes(7).toString('hex');
}

/** A copy that shares nothing with `document`, without undefined fields; refuses what cannot be stored. */
export function storable(document: Record<string, unknown>): Document {
  const { _id } = document;
  if (typeof _id !== 'string' || _id === '') throw unsupported('an _id that is not a non-empty string');
  if (Buffer.byteLength(_id) > MAX_ID_BYTES) throw unsupported(`an _id longer than ${MAX_ID_BYTES} bytes`);
  for (const name of Object.keys(document)) {
    if (name.startsWith('$'))
      throw failed(`The dollar ($) prefixed field '${name}' is not valid for storage.`);
  }
  return copyObject(document) as Document;
}

function copyObject(value: Record<string, unknown>): Record<string, unknown> {
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(fields.map(([name, field]) => [name, copy(field)]));
}

/** A copy of any storable value; undefined within an array becomes null, as in BSON. */
export function copy(value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return Array.from(value, copy);
  if (value instanceof Date) return copyDate(value);
  if (value instanceof RegExp) return copyRegExp(value);
  if (typeof value !== 'object') throw unsupported(`a value of type ${typeof value}`);
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    throw unsupported(`a value of type ${prototype.constructor?.name}`);
  }
  return copyObject(value as Record<string, unknown>);
}

function copyDate(value: Date): Date {
  if (Number.isNaN(value.getTime())) throw failed('an invalid date cannot be stored');
  return new Date(value);
}

function copyRegExp(value: RegExp): RegExp {
  if (/[^gim]/.test(value.flags))
    throw unsupported(`a stored regular expression with the flags ${value.flags}`);
  return new RegExp(value);
}

export function encodeDocument(document: Document): Buffer {
  const bytes = Buffer.from(serialize(document));
  if (bytes.length > MAX_BYTES) throw failed('document is larger than the maximum size 16777216');
  return bytes;
}

export function decodeDocument(bytes: Uint8Array): Document {
  return deserialize(bytes) as Document;
}

/** Whether two documents store the same bytes. */
export function sameDocument(left: Document, right: Document): boolean {
  return encodeDocument(left).equals(encodeDocument(right));
}
