/** Where in a document an update works. */

import { failed, unsupported } from '../errors';
import { matcher } from '../operators';
import { isPlainObject, withField } from '../paths';
import type { Query } from '../types';

type Container = Record<string, unknown> | unknown[];

/** A field of a document, or an element of one of its arrays, present or not. */
export class Target {
  constructor(
    private readonly container: Container,
    readonly name: string,
    readonly path: string,
  ) {}

  get value(): unknown {
    if (Array.isArray(this.container)) return this.container[Number(this.name)];
    return Object.hasOwn(this.container, this.name) ? this.container[this.name] : undefined;
  }

  set(value: unknown): void {
    if (!Array.isArray(this.container)) {
      this.container[this.name] = value;
      return;
    }
    const position = Number(this.name);
    while (this.container.length < position) this.container.push(null);
    this.container[position] = value;
  }

  /** An element is not taken out of its array, but becomes null. */
  remove(): void {
    if (Array.isArray(this.container)) {
      if (this.value !== undefined) this.set(null);
    } else {
      delete this.container[this.name];
    }
  }
}

/** The targets of a path: several when it contains `$[]`. Missing objects on the way are made when `create`. */
export function targets(document: Container, path: string, query: Query, create: boolean): Target[] {
  return concretePaths(document, path, query)
    .map((concrete) => locate(document, concrete, create))
    .filter((target) => target !== undefined);
}

function locate(document: Container, path: string, create: boolean): Target | undefined {
  const parts = path.split('.');
  const name = parts.pop() as string;
  let container = document;
  for (const [position, part] of parts.entries()) {
    const inner = new Target(container, part, parts.slice(0, position + 1).join('.'));
    if (inner.value === undefined && create) inner.set({});
    if (!holds(inner.value, parts[position + 1] ?? name)) {
      if (!create) return undefined;
      throw cannotCreate(parts[position + 1] ?? name, part, inner.value);
    }
    container = inner.value;
  }
  return new Target(container, name, path);
}

function holds(value: unknown, name: string): value is Container {
  return isPlainObject(value) || (Array.isArray(value) && /^\d+$/.test(name));
}

function cannotCreate(name: string, parent: string, value: unknown) {
  return failed(`Cannot create field '${name}' in element {${parent}: ${JSON.stringify(value)}}`);
}

/** Puts positions in place of `$`, the element the query matched, and `$[]`, every element. */
function concretePaths(document: Container, path: string, query: Query): string[] {
  const parts = path.split('.');
  const at = parts.findIndex((part) => part.startsWith('$'));
  if (at < 0) return [path];
  if (at === 0) throw failed(`The dollar ($) prefixed field '${path}' is not valid for storage.`);
  const arrayPath = parts.slice(0, at).join('.');
  const rest = parts.slice(at + 1);
  const array = locate(document, arrayPath, false)?.value;
  if (!Array.isArray(array)) throw failed(`Cannot apply array updates to non-array element ${arrayPath}`);
  const positions = positionsOf(parts[at] as string, array, arrayPath, query);
  return positions.flatMap((position) =>
    concretePaths(document, [arrayPath, position, ...rest].join('.'), query),
  );
}

function positionsOf(placeholder: string, array: unknown[], arrayPath: string, query: Query): number[] {
  if (placeholder === '$[]') return [...array.keys()];
  if (placeholder === '$') return [matchedPosition(array, arrayPath, query)];
  throw unsupported(`the path element ${placeholder}`);
}

/** The first element that satisfies a condition of the query on its array. */
function matchedPosition(array: unknown[], arrayPath: string, query: Query): number {
  const tests = conditionsOn(arrayPath, query).map((condition) => matcher(condition));
  const position = array.findIndex((element) => {
    const alone = withField({}, arrayPath, [element]);
    return tests.length > 0 && tests.every((test) => test(alone));
  });
  if (position < 0) throw failed('The positional operator did not find the match needed from the query.');
  return position;
}

function conditionsOn(arrayPath: string, query: Query): Query[] {
  return Object.entries(query).flatMap(([path, value]) => {
    if (path === '$and' && Array.isArray(value))
      return value.flatMap((part) => conditionsOn(arrayPath, part));
    return path === arrayPath || path.startsWith(`${arrayPath}.`) ? [{ [path]: value }] : [];
  });
}
