/** Reads `$expr` for the planner: comparisons of a field with something that does not depend on the document. */

import { resolve } from 'mingo/util';
import { allOf, type Conjunction, isScalar, oneOf, only, UNKNOWN } from './conjunction';
import { compared, EVERYTHING } from './intervals';
import type { Variables } from './operators';
import { isPlainObject } from './paths';

/** The same comparison with its sides exchanged. */
const MIRRORED: Record<string, string> = { $eq: '$eq', $gt: '$lt', $gte: '$lte', $lt: '$gt', $lte: '$gte' };

export function readExpression(expression: unknown, variables: Variables): Conjunction {
  const [[operator, operands] = ['', []]] = isPlainObject(expression) ? Object.entries(expression) : [];
  if (!Array.isArray(operands)) return UNKNOWN;
  if (operator === '$and')
    return allOf([UNKNOWN, ...operands.map((part) => readExpression(part, variables))]);
  const [left, right] = operands;
  if (operands.length !== 2) return UNKNOWN;
  if (isField(left) && isConstant(right)) {
    return readComparison(left.slice(1), operator, valueOf(right, variables));
  }
  if (isConstant(left) && isField(right)) {
    return readComparison(right.slice(1), MIRRORED[operator] ?? '', valueOf(left, variables));
  }
  return UNKNOWN;
}

/** Expressions compare values of different types too, and whole arrays, so nothing here is exact. */
function readComparison(path: string, operator: string, value: unknown): Conjunction {
  if (operator === '$in' && Array.isArray(value) && value.every(isScalar)) return oneOf(path, value, false);
  if (operator === '$eq' && value === undefined) return oneOf(path, [null], false);
  if (!isScalar(value)) return UNKNOWN;
  if (operator === '$eq') return oneOf(path, [value], false);
  const interval = compared(operator, value, EVERYTHING);
  return interval ? only({ path, kind: 'range', intervals: [interval], exact: false }) : UNKNOWN;
}

function isField(operand: unknown): operand is string {
  return typeof operand === 'string' && /^\$[^$]/.test(operand);
}

/** A literal, or a variable of `let`. */
function isConstant(operand: unknown): boolean {
  if (Array.isArray(operand)) return operand.every(isConstant);
  if (typeof operand !== 'string' || !operand.startsWith('$')) return isScalar(operand);
  return /^\$\$(?!ROOT|CURRENT|REMOVE|NOW)/.test(operand);
}

function valueOf(constant: unknown, variables: Variables): unknown {
  if (Array.isArray(constant)) return constant.map((element) => valueOf(element, variables));
  if (typeof constant !== 'string' || !constant.startsWith('$$')) return constant;
  return resolve(variables, constant.slice(2));
}
