/** What an index or a sort sees of a document at dotted paths, arrays opened as MongoDB opens them. */

import { failed } from './errors';
import { EMPTY_ARRAY } from './keys';

/** One key of a document: the values of all paths, in their order. Missing is null. */
export type Tuple = unknown[];

export interface Extraction {
  tuples: Tuple[];
  /** Positions of the paths that ran through or ended in an array. */
  throughArray: number[];
}

/** Where the walk along one path has come to. */
interface Walk {
  value: unknown;
  rest: string[];
  /** The value is an element of an array the path ended in: it is not opened again. */
  closed: boolean;
}

/**
 * The keys of a document for an index over `paths`: one, or one for every element when the paths share an array. Two
 * different arrays in one index are refused, as MongoDB does.
 */
export function extract(document: unknown, paths: string[][]): Extraction {
  const throughArray = new Set<number>();
  const start = paths.map((rest) => ({ value: document, rest, closed: false }));
  return { tuples: expand(start, throughArray), throughArray: [...throughArray] };
}

function expand(walks: Walk[], throughArray: Set<number>): Tuple[] {
  const advanced = walks.map(advance);
  const open = advanced.filter((walk) => !walk.closed && Array.isArray(walk.value));
  const first = open[0];
  if (!first) return [advanced.map((walk) => (walk.rest.length > 0 ? null : (walk.value ?? null)))];
  const array = first.value as unknown[];
  if (open.some((walk) => walk.value !== array)) throw failed('cannot index parallel arrays');
  advanced.forEach((walk, position) => {
    if (open.includes(walk)) throughArray.add(position);
  });
  const elements = array.length > 0 ? array : [EMPTY_ARRAY];
  return elements.flatMap((element) =>
    expand(
      advanced.map((walk) => (open.includes(walk) ? enter(walk, element) : walk)),
      throughArray,
    ),
  );
}

/** Follows the path through objects, and through arrays where it names a position, until an array must be opened. */
function advance(walk: Walk): Walk {
  let { value, rest } = walk;
  while (rest.length > 0 && !walk.closed) {
    const name = rest[0] as string;
    if (Array.isArray(value)) {
      if (!/^\d+$/.test(name)) break;
      value = value[Number(name)];
    } else if (isPlainObject(value)) {
      value = Object.hasOwn(value, name) ? value[name] : undefined;
    } else {
      return { value: null, rest: [], closed: true };
    }
    rest = rest.slice(1);
  }
  return { value, rest, closed: walk.closed };
}

function enter(walk: Walk, element: unknown): Walk {
  if (walk.rest.length === 0) return { value: element, rest: [], closed: true };
  // A path does not lead through an array directly inside an array, nor through an empty one.
  if (Array.isArray(element) || element === EMPTY_ARRAY) return { value: null, rest: [], closed: true };
  return { value: element, rest: walk.rest, closed: false };
}

export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return false;
  return !(value instanceof Date) && !(value instanceof RegExp);
}

/** A copy of `document` with `value` at a dotted path; what lies beside the path is shared. */
export function withField(
  document: Record<string, unknown>,
  path: string,
  value: unknown,
): Record<string, unknown> {
  const [name, ...rest] = path.split('.') as [string, ...string[]];
  if (rest.length === 0) return { ...document, [name]: value };
  const inner = isPlainObject(document[name]) ? document[name] : {};
  return { ...document, [name]: withField(inner, rest.join('.'), value) };
}
