/** Applies MongoDB's update operators to a document, and refuses what MongoDB refuses. */

import { copy, storable } from '../documents';
import { failed, unsupported } from '../errors';
import { isPlainObject } from '../paths';
import type { Document, Query, Update } from '../types';
import { addToSet, pop, pull, pullAll, push } from './arrays';
import { bit, inc, max, min, mul, set, unset } from './fields';
import type { UpdateOperator } from './operator';
import { targets } from './target';

const OPERATORS: Record<string, UpdateOperator> = {
  ...{ $set: set, $unset: unset, $inc: inc, $mul: mul, $min: min, $max: max, $bit: bit },
  ...{ $push: push, $pop: pop, $addToSet: addToSet, $pull: pull, $pullAll: pullAll },
};

/** Refuses an update that no document could take. Call it once, before `applyUpdate`. */
export function checkUpdate(update: Update): void {
  const paths: string[] = [];
  for (const [name, operands] of Object.entries(update)) {
    if (name !== '$rename' && !OPERATORS[name]) throw unsupported(`the update operator ${name}`);
    if (!isPlainObject(operands)) throw failed(`Modifiers operate on fields but ${name} was given none`);
    paths.push(...Object.keys(operands));
    if (name === '$rename') paths.push(...readNewNames(operands));
  }
  if (paths.length === 0) throw failed('the update document is empty');
  for (const path of paths) checkPath(path, paths);
}

/** The document after the update; `query` is the one that found it, for the position `$` stands for. */
export function applyUpdate(document: Document, update: Update, query: Query): Document {
  const changed = copy(document) as Document;
  for (const [name, operands] of Object.entries(update)) {
    for (const [path, operand] of Object.entries(operands as Record<string, unknown>)) {
      if (name === '$rename') rename(changed, path, operand as string, query);
      else modify(changed, name, path, operand, query);
    }
  }
  if (changed._id !== document._id) throw immutableId();
  return storable(changed);
}

function modify(document: Document, name: string, path: string, operand: unknown, query: Query): void {
  const operator = OPERATORS[name] as UpdateOperator;
  for (const target of targets(document, path, query, operator.creates))
    operator.apply(target, operand, document._id);
}

function rename(document: Document, from: string, to: string, query: Query): void {
  const [source] = targets(document, from, query, false);
  if (source?.value === undefined) return;
  const { value } = source;
  source.remove();
  for (const target of targets(document, to, query, true)) target.set(value);
}

function readNewNames(operands: Record<string, unknown>): string[] {
  return Object.values(operands).map((name) => {
    if (typeof name !== 'string') throw failed('The target field of $rename must be a string');
    if (name.includes('$')) throw failed(`The destination field for $rename may not be dynamic: ${name}`);
    return name;
  });
}

function checkPath(path: string, paths: string[]): void {
  if (path === '' || path.split('.').includes(''))
    throw failed(`The update path '${path}' contains an empty field name`);
  const isSame = (other: string) => other === path || other.startsWith(`${path}.`);
  if (paths.filter(isSame).length > 1)
    throw failed(`Updating the path '${path}' would create a conflict at '${path}'`);
}

function immutableId() {
  return failed("Performing an update on the path '_id' would modify the immutable field '_id'");
}
