/** What a query says about single fields, in the form an index can answer. */

import { resolve } from 'mingo/util';
import { failed } from './errors';
import { cellRanges } from './geo/cells';
import { GEO_OPERATORS, readGeoSearch } from './geo/search';
import {
  compared,
  comparedWithinType,
  EVERYTHING,
  type Interval,
  point,
  span,
  stringsFrom,
} from './intervals';
import type { Variables } from './operators';
import { isPlainObject } from './paths';
import { literalPrefix } from './patterns';
import type { Query } from './types';

export interface Condition {
  path: string;
  kind: 'point' | 'range' | 'geo';
  /** A document that satisfies the query has a value of this path in at least one of these. */
  intervals: Interval[];
  /** Having such a value is also enough to satisfy this part of the query. */
  exact: boolean;
}

/** The parts of a query that must all hold. */
export interface Conjunction {
  conditions: Condition[];
  /** For every `$or`, its branches. */
  alternatives: Conjunction[][];
  /** The query says more than the conditions and alternatives do. */
  more: boolean;
}

const COMPARISONS = ['$gt', '$gte', '$lt', '$lte'];

export function readConjunction(query: Query, variables: Variables = {}): Conjunction {
  const result: Conjunction = { conditions: [], alternatives: [], more: false };
  for (const [name, value] of Object.entries(query)) {
    if (name === '$and') mergeAll(result, value, (part) => readConjunction(part as Query, variables));
    else if (name === '$or') result.alternatives.push(readAlternatives(value, variables));
    else if (name === '$expr') add(result, { ...readExpression(value, variables), more: true });
    else if (name.startsWith('$')) result.more = true;
    else add(result, readField(name, value));
  }
  return result;
}

function readAlternatives(value: unknown, variables: Variables): Conjunction[] {
  return Array.isArray(value) ? value.map((branch) => readConjunction(branch as Query, variables)) : [];
}

/** `path: value` or `path: { $operator: value, … }` */
function readField(path: string, value: unknown): Conjunction {
  const result: Conjunction = { conditions: [], alternatives: [], more: false };
  if (!isPlainObject(value) || !Object.keys(value).some((name) => name.startsWith('$'))) {
    add(result, readOperator(path, value instanceof RegExp ? '$regex' : '$eq', value, {}));
    return result;
  }
  for (const [operator, operand] of Object.entries(value)) {
    if (operator !== '$options') add(result, readOperator(path, operator, operand, value));
  }
  return result;
}

function readOperator(
  path: string,
  operator: string,
  operand: unknown,
  all: Record<string, unknown>,
): Conjunction {
  if (operator === '$eq' && isScalar(operand)) return points(path, [operand]);
  if (operator === '$in' && Array.isArray(operand) && operand.every(isScalar)) return points(path, operand);
  if (COMPARISONS.includes(operator) && isScalar(operand) && operand !== null) {
    return range(path, comparedWithinType(operator, operand), true);
  }
  if (operator === '$exists' && !operand) return inexact(points(path, [null]));
  if (operator === '$all' && Array.isArray(operand)) return readAll(path, operand);
  if (operator === '$elemMatch' && isPlainObject(operand)) return readElement(path, operand);
  if (operator === '$regex') return readPattern(path, operand, all.$options);
  if (GEO_OPERATORS.includes(operator)) return readGeo(path, operator, operand);
  return MORE;
}

const MORE: Conjunction = { conditions: [], alternatives: [], more: true };

function points(path: string, values: unknown[]): Conjunction {
  // A null stands for missing too, and the path of an index may end early in ways a query tells apart.
  const exact = !values.includes(null);
  return {
    ...MORE,
    conditions: [{ path, kind: 'point', intervals: distinct(values.map(point)), exact }],
    more: false,
  };
}

function distinct(intervals: Interval[]): Interval[] {
  return [
    ...new Map(intervals.map((interval) => [interval.lower.bytes.toString('latin1'), interval])).values(),
  ];
}

function range(path: string, interval: Interval | undefined, exact: boolean): Conjunction {
  if (!interval) return MORE;
  return { ...MORE, conditions: [{ path, kind: 'range', intervals: [interval], exact }], more: false };
}

function inexact(conjunction: Conjunction): Conjunction {
  const conditions = conjunction.conditions.map((condition) => ({ ...condition, exact: false }));
  return { ...conjunction, conditions, more: true };
}

function readAll(path: string, values: unknown[]): Conjunction {
  const result: Conjunction = { conditions: [], alternatives: [], more: true };
  for (const value of values) if (isScalar(value)) add(result, inexact(points(path, [value])));
  return result;
}

/** What must hold of one element must hold of some element. */
function readElement(path: string, operand: Record<string, unknown>): Conjunction {
  const ofScalars = Object.keys(operand).some((name) => name.startsWith('$'));
  const result: Conjunction = { conditions: [], alternatives: [], more: true };
  if (ofScalars) add(result, inexact(readField(path, operand)));
  else
    for (const [name, value] of Object.entries(operand))
      add(result, inexact(readField(`${path}.${name}`, value)));
  return { ...result, alternatives: [] };
}

function readPattern(path: string, pattern: unknown, flags: unknown): Conjunction {
  const prefix = literalPrefix(readRegExp(pattern, flags));
  return prefix === '' ? MORE : inexact(range(path, stringsFrom(prefix), false));
}

function readRegExp(pattern: unknown, flags: unknown): RegExp {
  try {
    return new RegExp(pattern as string | RegExp, flags as string | undefined);
  } catch (error) {
    throw failed(`Regular expression is invalid: ${(error as Error).message}`);
  }
}

function readGeo(path: string, operator: string, operand: unknown): Conjunction {
  const { box } = readGeoSearch(operator, operand);
  const intervals = box ? cellRanges(box).map(({ from, to }) => span(from, to)) : [EVERYTHING];
  return { conditions: [{ path, kind: 'geo', intervals, exact: false }], alternatives: [], more: true };
}

/** `$expr` with comparisons of a field to something that does not depend on the document. */
function readExpression(expression: unknown, variables: Variables): Conjunction {
  const result: Conjunction = { conditions: [], alternatives: [], more: true };
  const [[operator, operands] = ['', undefined]] = isPlainObject(expression)
    ? Object.entries(expression)
    : [];
  if (operator === '$and') mergeAll(result, operands, (part) => readExpression(part, variables));
  if (!Array.isArray(operands) || operands.length !== 2) return result;
  const [left, right] = operands;
  if (isField(left) && isConstant(right)) {
    add(result, readComparison(left.slice(1), operator, constantValue(right, variables)));
  } else if (isConstant(left) && isField(right)) {
    add(result, readComparison(right.slice(1), MIRRORED[operator] ?? '', constantValue(left, variables)));
  }
  return result;
}

const MIRRORED: Record<string, string> = { $eq: '$eq', $gt: '$lt', $gte: '$lte', $lt: '$gt', $lte: '$gte' };

/** Expressions compare values of different types too, and whole arrays instead of their elements. */
function readComparison(path: string, operator: string, value: unknown): Conjunction {
  if (operator === '$in' && Array.isArray(value) && value.every(isScalar))
    return inexact(points(path, value));
  if (operator === '$eq' && value === undefined) return inexact(points(path, [null]));
  if (!isScalar(value)) return MORE;
  if (operator === '$eq') return inexact(points(path, [value]));
  return COMPARISONS.includes(operator) ? inexact(range(path, compared(operator, value), false)) : MORE;
}

function isField(operand: unknown): operand is string {
  return typeof operand === 'string' && /^\$[^$]/.test(operand);
}

/** A literal, or a variable of `let`. */
function isConstant(operand: unknown): boolean {
  if (typeof operand === 'string' && operand.startsWith('$'))
    return /^\$\$(?!ROOT|CURRENT|REMOVE|NOW)/.test(operand);
  return isScalar(operand) || (Array.isArray(operand) && operand.every(isConstant));
}

function constantValue(operand: unknown, variables: Variables): unknown {
  if (Array.isArray(operand)) return operand.map((element) => constantValue(element, variables));
  if (typeof operand !== 'string' || !operand.startsWith('$$')) return operand;
  return resolve(variables, operand.slice(2));
}

/** Values an index holds as they are. Undefined is not asked for by any query. */
function isScalar(value: unknown): boolean {
  if (value === null || value instanceof Date) return true;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function mergeAll(result: Conjunction, parts: unknown, read: (part: unknown) => Conjunction): void {
  if (Array.isArray(parts)) for (const part of parts) add(result, read(part));
  else result.more = true;
}

function add(result: Conjunction, part: Conjunction): void {
  result.conditions.push(...part.conditions);
  result.alternatives.push(...part.alternatives);
  result.more ||= part.more;
}
