/** From a place in the bundle to the file and line it was written in. */

interface SourceMap {
  sources: string[];
  mappings: string;
}

/** Where a segment of a line of the bundle comes from; columns and lines from 0. */
interface Segment {
  column: number;
  source: number;
  line: number;
}

/** Of one script: what each of its lines comes from. */
interface Lines {
  sources: string[];
  lines: Segment[][];
}

const scripts = new Map<string, Promise<Lines | undefined>>();

/**
 * The first place of a stack that lies in the app itself, as `miniprogram/pages/home/home.ts:12`; else the first that
 * the source map knows. Undefined when there is none.
 */
export async function sourceOf(stack: string): Promise<string | undefined> {
  const found: string[] = [];
  for (const [, script = '', line = '', column = ''] of stack.matchAll(
    /(https?:\/\/[^\s()]+?\.js):(\d+):(\d+)/g,
  )) {
    const lines = await loadLines(script);
    const source = lines && locate(lines, Number(line) - 1, Number(column) - 1);
    if (source) found.push(source);
  }
  // Sources are named from the project's folder.
  return found.find((source) => !source.startsWith('..') && !source.startsWith('node_modules/')) ?? found[0];
}

function loadLines(script: string): Promise<Lines | undefined> {
  const known = scripts.get(script) ?? fetchLines(`${script}.map`);
  scripts.set(script, known);
  return known;
}

async function fetchLines(address: string): Promise<Lines | undefined> {
  try {
    const response = await fetch(address);
    return response.ok ? readLines((await response.json()) as SourceMap) : undefined;
  } catch {
    return undefined;
  }
}

/** `file:line`, line from 1; the position given counts from 0. */
export function locate({ sources, lines }: Lines, line: number, column: number): string | undefined {
  const segment = lines[line]?.filter((candidate) => candidate.column <= column).at(-1);
  return segment && `${sources[segment.source]}:${segment.line + 1}`;
}

/** All numbers but the column count from the segment before, over the whole file. */
export function readLines({ sources, mappings }: SourceMap): Lines {
  let source = 0;
  let line = 0;
  const lines = mappings.split(';').map((text) => {
    let column = 0;
    const segments: Segment[] = [];
    for (const encoded of text.split(',').filter(Boolean)) {
      const [columns = 0, sourcesAway, linesAway = 0] = decode(encoded);
      column += columns;
      if (sourcesAway === undefined) continue;
      source += sourcesAway;
      line += linesAway;
      segments.push({ column, source, line });
    }
    return segments;
  });
  return { sources, lines };
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 VLQ: five bits a digit, lowest first, the lowest bit of the first is the sign. */
function decode(encoded: string): number[] {
  const numbers: number[] = [];
  let value = 0;
  let shift = 0;
  for (const digit of encoded) {
    const bits = DIGITS.indexOf(digit);
    value += (bits & 31) << shift;
    shift += 5;
    if (bits & 32) continue;
    numbers.push(value & 1 ? -(value >> 1) : value >> 1);
    value = 0;
    shift = 0;
  }
  return numbers;
}
