/** The update operators that work on arrays. */

import { copy } from '../documents';
import { failed, unsupported } from '../errors';
import { compareValues } from '../keys';
import { matcher } from '../operators';
import { isPlainObject } from '../paths';
import { type Order, sorted } from '../sorting';
import { typeName, type UpdateOperator } from './operator';

export const push: UpdateOperator = {
  creates: true,
  apply(target, operand, id) {
    const { $each, $position, $slice, $sort } = readModifiers(operand);
    const array = [...arrayAt(target.value, target.path, id)];
    array.splice(readWhole('$position', $position, array.length), 0, ...($each.map(copy) as unknown[]));
    target.set(sliced(sortedBy(array, $sort), $slice));
  },
};

export const addToSet: UpdateOperator = {
  creates: true,
  apply(target, operand, id) {
    const array = [...arrayAt(target.value, target.path, id)];
    for (const value of readEach(operand)) {
      if (!array.some((element) => compareValues(element, value) === 0)) array.push(copy(value));
    }
    target.set(array);
  },
};

/** 1 takes the last element away, -1 the first. */
export const pop: UpdateOperator = {
  creates: false,
  apply(target, operand, id) {
    if (operand !== 1 && operand !== -1) throw failed('$pop expects 1 or -1');
    const array = arrayAt(target.value, target.path, id);
    if (target.value !== undefined) target.set(operand === 1 ? array.slice(0, -1) : array.slice(1));
  },
};

export const pull: UpdateOperator = {
  creates: false,
  apply(target, operand, id) {
    const matches = elementTest(operand);
    const array = arrayAt(target.value, target.path, id);
    if (target.value !== undefined) target.set(array.filter((element) => !matches(element)));
  },
};

export const pullAll: UpdateOperator = {
  creates: false,
  apply(target, operand, id) {
    if (!Array.isArray(operand)) throw failed('$pullAll requires an array argument');
    const array = arrayAt(target.value, target.path, id);
    const isListed = (element: unknown) => operand.some((value) => compareValues(element, value) === 0);
    if (target.value !== undefined) target.set(array.filter((element) => !isListed(element)));
  },
};

function arrayAt(value: unknown, path: string, id: string): unknown[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value;
  throw failed(
    `The field '${path}' must be an array but is of type ${typeName(value)} in document {_id: "${id}"}`,
  );
}

interface Modifiers {
  $each: unknown[];
  $position?: unknown;
  $slice?: unknown;
  $sort?: unknown;
}

const MODIFIERS = ['$each', '$position', '$slice', '$sort'];

function readModifiers(operand: unknown): Modifiers {
  const names = isPlainObject(operand) ? Object.keys(operand).filter((name) => name.startsWith('$')) : [];
  if (names.length === 0) return { $each: [operand] };
  const unknown = names.find((name) => !MODIFIERS.includes(name));
  if (unknown) throw unsupported(`$push with ${unknown}`);
  return { ...(operand as Modifiers), $each: readEach(operand) };
}

/** The values of `{ $each: […] }`, or the operand as the only value. */
function readEach(operand: unknown): unknown[] {
  if (!isPlainObject(operand) || !Object.keys(operand).some((name) => name.startsWith('$'))) return [operand];
  if (Array.isArray(operand.$each)) return operand.$each;
  throw failed(`The argument to $each must be an array but it was of type ${typeName(operand.$each)}`);
}

function readWhole(name: string, value: unknown, otherwise: number): number {
  if (value === undefined) return otherwise;
  if (Number.isInteger(value)) return value as number;
  throw failed(`The value for ${name} must be a whole number, not ${typeName(value)}`);
}

function sortedBy(array: unknown[], order: unknown): unknown[] {
  if (order === undefined) return array;
  if (order === 1) return [...array].sort(compareValues);
  if (order === -1) return [...array].sort((left, right) => compareValues(right, left));
  if (isPlainObject(order)) return sorted(array, order as Order);
  throw failed('The $sort is invalid: use 1, -1 or an object of them');
}

/** The first elements, or the last when the number is negative. */
function sliced(array: unknown[], limit: unknown): unknown[] {
  const whole = readWhole('$slice', limit, array.length);
  return whole >= 0 ? array.slice(0, whole) : array.slice(whole);
}

/** A value, a condition on the element, or conditions on its fields. */
function elementTest(operand: unknown): (element: unknown) => boolean {
  const isCondition = isPlainObject(operand) && Object.keys(operand).some((name) => name.startsWith('$'));
  if (isCondition || operand instanceof RegExp) {
    const test = matcher({ element: operand });
    return (element) => test({ element });
  }
  if (!isPlainObject(operand)) return (element) => compareValues(element, operand) === 0;
  const test = matcher(operand);
  return (element) => isPlainObject(element) && test(element);
}
