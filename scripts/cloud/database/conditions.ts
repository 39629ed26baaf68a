/** Reads a query for the planner. What it does not understand it leaves to whoever tests the documents. */

import { allOf, type Conjunction, isScalar, oneOf, only, UNKNOWN } from './conjunction';
import { failed } from './errors';
import { readExpression } from './expressions';
import { cellRanges } from './geo/cells';
import { GEO_OPERATORS, readGeoSearch } from './geo/search';
import { compared, EVERYTHING, sameType, span, stringsFrom } from './intervals';
import type { Variables } from './operators';
import { isPlainObject } from './paths';
import { literalPrefix } from './patterns';
import type { Query } from './types';

export function readConjunction(query: Query, variables: Variables = {}): Conjunction {
  return allOf(Object.entries(query).map(([name, value]) => readPart(name, value, variables)));
}

function readPart(name: string, value: unknown, variables: Variables): Conjunction {
  if (name === '$expr') return readExpression(value, variables);
  if (!name.startsWith('$')) return readField(name, value);
  if (!Array.isArray(value)) return UNKNOWN;
  const parts = value.map((part) => readConjunction(part as Query, variables));
  if (name === '$and') return allOf(parts);
  return name === '$or' ? { conditions: [], alternatives: [parts], more: false } : UNKNOWN;
}

/** `path: value` or `path: { $operator: value, … }` */
function readField(path: string, value: unknown): Conjunction {
  if (value instanceof RegExp) return readPattern(path, value, undefined);
  if (!hasOperators(value)) return readOperator(path, '$eq', value, {});
  const operators = Object.entries(value).filter(([name]) => name !== '$options');
  return allOf(operators.map(([name, operand]) => readOperator(path, name, operand, value)));
}

function readOperator(
  path: string,
  operator: string,
  operand: unknown,
  beside: Record<string, unknown>,
): Conjunction {
  if (operator === '$eq' && isScalar(operand)) return oneOf(path, [operand]);
  if (operator === '$in' && Array.isArray(operand) && operand.every(isScalar)) return oneOf(path, operand);
  if (operator === '$exists' && !operand) return oneOf(path, [null]);
  if (operator === '$all' && Array.isArray(operand)) return readAll(path, operand);
  if (operator === '$elemMatch' && isPlainObject(operand)) return readElement(path, operand);
  if (operator === '$regex') return readPattern(path, operand, beside.$options);
  if (GEO_OPERATORS.includes(operator)) return readGeo(path, operator, operand);
  return readComparison(path, operator, operand);
}

/** Values of other types are not compared at all. */
function readComparison(path: string, operator: string, operand: unknown): Conjunction {
  if (operand === null || !isScalar(operand)) return UNKNOWN;
  const interval = compared(operator, operand, sameType(operand));
  return interval ? only({ path, kind: 'range', intervals: [interval], exact: true }) : UNKNOWN;
}

function readAll(path: string, values: unknown[]): Conjunction {
  const parts = values.filter(isScalar).map((value) => oneOf(path, [value], false));
  return allOf([...parts, UNKNOWN]);
}

/** What must hold of one element must hold of some element; that it is the same one is left to the test. */
function readElement(path: string, operand: Record<string, unknown>): Conjunction {
  const part = hasOperators(operand)
    ? readField(path, operand)
    : allOf(Object.entries(operand).map(([name, value]) => readField(`${path}.${name}`, value)));
  const conditions = part.conditions.map((condition) => ({ ...condition, exact: false }));
  return { conditions, alternatives: [], more: true };
}

function readPattern(path: string, pattern: unknown, flags: unknown): Conjunction {
  const prefix = literalPrefix(readRegExp(pattern, flags));
  return prefix === ''
    ? UNKNOWN
    : only({ path, kind: 'range', intervals: [stringsFrom(prefix)], exact: false });
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
  return only({ path, kind: 'geo', intervals, exact: false });
}

function hasOperators(value: unknown): value is Record<string, unknown> {
  return isPlainObject(value) && Object.keys(value).some((name) => name.startsWith('$'));
}
