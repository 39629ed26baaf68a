import { EJSON } from 'bson';
import { Refusal } from '../refusal';

type Wrapped = Record<string, unknown>;
type Unwrap = (wrapped: Wrapped, now: number) => unknown;

const NOT_OFFERED = [
  '$binary',
  '$numberDecimal',
  '$timestamp',
  '$minKey',
  '$maxKey',
  '$symbol',
  '$code',
  '$dbPointer',
];

const UNWRAP: Record<string, Unwrap> = {
  $numberInt: ({ $numberInt }) => Number($numberInt),
  $numberLong: ({ $numberLong }) => Number($numberLong),
  $numberDouble: ({ $numberDouble }) => Number($numberDouble),
  $date: ({ $date }) => new Date($date as number | string),
  $oid: ({ $oid }) => $oid,
  $regularExpression: ({ $regularExpression }) => regularExpression($regularExpression as RegularExpression),
  $tcb_server_date: ({ $tcb_server_date }, now) =>
    new Date(now + ((($tcb_server_date as Wrapped | null)?.offset as number | undefined) ?? 0)),
};

interface RegularExpression {
  pattern: string;
  options?: string;
}

/**
 * A document, query, update or stage of the wire as plain values. The SDK writes canonical extended JSON; it also sends
 * `db.serverDate({ offset })`, which becomes `now` plus the offset, and flags of JavaScript that no database has (`g`).
 */
export function fromWire(text: string, now: number): unknown {
  return JSON.parse(text, (_key, value) => (isObject(value) ? unwrap(value, now) : value));
}

/** Canonical extended JSON, as the platform answers. */
export function toWire(document: unknown): string {
  return EJSON.stringify(document, { relaxed: false });
}

function unwrap(value: Wrapped, now: number): unknown {
  const [key, ...others] = Object.keys(value);
  if (key === undefined || others.length > 0) return value;
  if (NOT_OFFERED.includes(key))
    throw new Refusal('INVALID_PARAM', `values of type ${key} are not supported`);
  return UNWRAP[key] ? UNWRAP[key](value, now) : value;
}

function regularExpression({ pattern, options = '' }: RegularExpression): RegExp {
  return new RegExp(pattern, options.replace(/[^imsu]/g, ''));
}

function isObject(value: unknown): value is Wrapped {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
