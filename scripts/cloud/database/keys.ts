/**
 * Values as bytes that compare as MongoDB compares the values: null, numbers, strings, objects, arrays, booleans, dates,
 * regular expressions. Index entries, range bounds and sorting all use this one encoding. No encoded value is the
 * beginning of another, so every key that begins with an encoded value holds exactly that value.
 */

import { unsupported } from './errors';

/** What an index holds for an array without elements: MongoDB sorts it before null. */
export const EMPTY_ARRAY = Symbol('empty array');

const TAG = {
  emptyArray: 0x08,
  null: 0x10,
  number: 0x20,
  string: 0x30,
  object: 0x40,
  array: 0x50,
  boolean: 0x60,
  date: 0x70,
  regexp: 0x80,
} as const;

/** Closes objects and arrays: smaller than every tag, so what is shorter comes first. */
const END = 0x00;
/** A zero within a string comes after the end of one. */
const STRING_END = Buffer.from([0x00, 0x01]);
const ZERO_WITHIN = Buffer.from([0x00, 0xff]);

/** Puts a key together from several values. One at a time: all write into the same memory. */
class KeyWriter {
  private bytes = Buffer.alloc(4096);
  private length = 0;

  start(prefix?: Uint8Array): this {
    this.length = 0;
    if (prefix) this.append(prefix);
    return this;
  }

  append(bytes: Uint8Array): this {
    this.reserve(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
    return this;
  }

  value(value: unknown, order: 1 | -1 = 1): this {
    const start = this.length;
    this.writeValue(value);
    if (order === -1) invert(this.bytes, start, this.length);
    return this;
  }

  stringPrefix(text: string): this {
    this.byte(TAG.string);
    this.writeText(text);
    return this;
  }

  finish(): Buffer {
    return Buffer.from(this.bytes.subarray(0, this.length));
  }

  private writeValue(value: unknown): void {
    const tag = typeTag(value);
    this.byte(tag);
    if (tag === TAG.number) this.writeNumber(value as number);
    else if (tag === TAG.string) this.writeString(value as string);
    else if (tag === TAG.boolean) this.byte(value ? 1 : 0);
    else if (tag === TAG.date) this.writeNumber((value as Date).getTime());
    else if (tag === TAG.array) this.writeArray(value as unknown[]);
    else if (tag === TAG.object) this.writeObject(value as Record<string, unknown>);
    else if (tag === TAG.regexp) this.writeRegExp(value as RegExp);
  }

  /** A double whose bytes sort as the number does; NaN comes before all others. */
  private writeNumber(value: number): void {
    this.reserve(8);
    const start = this.length;
    this.length += 8;
    // Adding zero turns -0 into 0: they are the same value.
    this.bytes.writeDoubleBE(Number.isNaN(value) ? 0 : value + 0, start);
    if (value < 0) invert(this.bytes, start, this.length);
    else if (!Number.isNaN(value)) this.bytes[start] = (this.bytes[start] as number) | 0x80;
  }

  private writeString(text: string): void {
    this.writeText(text);
    this.append(STRING_END);
  }

  private writeText(text: string): void {
    if (text.includes('\0')) {
      for (const [position, piece] of text.split('\0').entries()) {
        if (position > 0) this.append(ZERO_WITHIN);
        this.writeText(piece);
      }
      return;
    }
    this.reserve(text.length * 3);
    this.length += this.bytes.write(text, this.length, 'utf8');
  }

  private writeArray(values: unknown[]): void {
    for (const value of values) this.writeValue(value);
    this.byte(END);
  }

  /** MongoDB compares objects field by field: the value's type, then the name, then the value. */
  private writeObject(value: Record<string, unknown>): void {
    for (const [name, field] of Object.entries(value)) {
      this.byte(typeTag(field));
      this.writeString(name);
      this.writeValue(field);
    }
    this.byte(END);
  }

  private writeRegExp({ source, flags }: RegExp): void {
    this.writeString(source);
    this.writeString(flags);
  }

  private byte(byte: number): void {
    this.reserve(1);
    this.bytes[this.length++] = byte;
  }

  private reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const larger = Buffer.alloc(2 * (this.length + more));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }
}

const writer = new KeyWriter();

/** Values one after the other, below a prefix. */
export function encodeKey(prefix: Uint8Array, values: unknown[], orders: (1 | -1)[] = []): Buffer {
  writer.start(prefix);
  values.forEach((value, position) => {
    writer.value(value, orders[position]);
  });
  return writer.finish();
}

/** The order-preserving bytes of one value; undefined counts as null. */
export function encodeValue(value: unknown, order?: 1 | -1): Buffer {
  return writer.start().value(value, order).finish();
}

/** The bytes every string beginning with `text` begins with. */
export function encodeStringPrefix(text: string): Buffer {
  return writer.start().stringPrefix(text).finish();
}

/** The byte all values of the type of `value` begin with. */
export function typeTag(value: unknown): number {
  if (value === null || value === undefined) return TAG.null;
  if (typeof value === 'number') return TAG.number;
  if (typeof value === 'string') return TAG.string;
  if (typeof value === 'boolean') return TAG.boolean;
  if (value === EMPTY_ARRAY) return TAG.emptyArray;
  if (Array.isArray(value)) return TAG.array;
  if (value instanceof Date) return TAG.date;
  if (value instanceof RegExp) return TAG.regexp;
  if (typeof value === 'object') return TAG.object;
  throw unsupported(`a value of type ${typeof value}`);
}

/** The same bytes in descending order. */
export function inverted(bytes: Buffer): Buffer {
  const result = Buffer.from(bytes);
  invert(result, 0, result.length);
  return result;
}

/** The first key after all keys that begin with `bytes`, which must not be all 0xff. */
export function afterPrefix(bytes: Buffer): Buffer {
  let length = bytes.length;
  while (bytes[length - 1] === 0xff) length--;
  const result = Buffer.from(bytes.subarray(0, length));
  result[length - 1] = (result[length - 1] as number) + 1;
  return result;
}

/** Orders values of any types as MongoDB does. */
export function compareValues(left: unknown, right: unknown): number {
  return Buffer.compare(encodeValue(left), encodeValue(right));
}

function invert(bytes: Buffer, start: number, end: number): void {
  for (let i = start; i < end; i++) bytes[i] = ~(bytes[i] as number);
}
