/** The update operators that work on single fields. */

import { copy } from '../documents';
import { failed } from '../errors';
import { compareValues } from '../keys';
import { isPlainObject } from '../paths';
import { typeName, type UpdateOperator } from './operator';

export const set: UpdateOperator = {
  creates: true,
  apply: (target, operand) => target.set(copy(operand)),
};

export const unset: UpdateOperator = {
  creates: false,
  apply: (target) => target.remove(),
};

export const inc = arithmetic('$inc', (value, operand) => value + operand);
export const mul = arithmetic('$mul', (value, operand) => value * operand);

export const min = keeping((comparison) => comparison < 0);
export const max = keeping((comparison) => comparison > 0);

/** `{ and | or | xor: whole number }` */
export const bit: UpdateOperator = {
  creates: true,
  apply(target, operand, id) {
    const value = target.value ?? 0;
    if (!Number.isInteger(value)) throw wrongType('$bit', 'integral', target.name, value, id);
    for (const [operation, mask] of Object.entries(isPlainObject(operand) ? operand : {})) {
      target.set(bitwise(operation, value as number, mask));
    }
  },
};

function arithmetic(name: string, compute: (value: number, operand: number) => number): UpdateOperator {
  return {
    creates: true,
    apply(target, operand, id) {
      if (typeof operand !== 'number') {
        throw failed(
          `Cannot ${name.slice(1)} with non-numeric argument: {${target.path}: ${JSON.stringify(operand)}}`,
        );
      }
      const value = target.value === undefined ? 0 : target.value;
      if (typeof value !== 'number') throw wrongType(name, 'numeric', target.name, value, id);
      target.set(compute(value, operand));
    },
  };
}

/** Sets the field when it is missing or the operand compares to it as asked. */
function keeping(isBetter: (comparison: number) => boolean): UpdateOperator {
  return {
    creates: true,
    apply(target, operand) {
      if (target.value === undefined || isBetter(compareValues(operand, target.value)))
        target.set(copy(operand));
    },
  };
}

function bitwise(operation: string, value: number, mask: unknown): number {
  if (!Number.isInteger(mask)) throw failed('The $bit modifier field must be an integer');
  if (operation === 'and') return value & (mask as number);
  if (operation === 'or') return value | (mask as number);
  if (operation === 'xor') return value ^ (mask as number);
  throw failed(`The $bit modifier only supports 'and', 'or', and 'xor', not '${operation}'`);
}

function wrongType(operator: string, wanted: string, name: string, value: unknown, id: string) {
  return failed(
    `Cannot apply ${operator} to a value of non-${wanted} type. ` +
      `{_id: "${id}"} has the field '${name}' of non-${wanted} type ${typeName(value)}`,
  );
}
