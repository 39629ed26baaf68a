import type { Target } from './target';

/** One of MongoDB's update operators. */
export interface UpdateOperator {
  /** Whether it makes the field, and the objects around it, when they are missing. */
  creates: boolean;
  /** `id` is the document's, for refusals. */
  apply(target: Target, operand: unknown, id: string): void;
}

/** The name MongoDB gives to the type of a value. */
export function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (value === undefined) return 'missing';
  if (Array.isArray(value)) return 'array';
  if (value instanceof Date) return 'date';
  if (value instanceof RegExp) return 'regex';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'double';
  return typeof value === 'boolean' ? 'bool' : typeof value;
}
