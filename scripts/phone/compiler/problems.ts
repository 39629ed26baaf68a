import path from 'node:path';

/** Something wrong in the mini-program's source, where it is and what it is in one sentence. */
export interface Problem {
  /** Absolute path of the file. */
  file: string;
  /** From 1. */
  line: number;
  /** From 1. */
  column: number;
  message: string;
}

/** Where `offset` of `text` is, both from 1. */
export function positionAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, Math.max(0, offset));
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: before.length - lineStart + 1 };
}

/** The problem of the first place where `needle` is written in the file, or of its beginning. */
export function problemAt(file: string, text: string, needle: string, message: string): Problem {
  return { file, ...positionAt(text, text.indexOf(needle)), message };
}

/** Every problem once, by file and place. */
export function sortProblems(problems: Problem[]): Problem[] {
  const unique = new Map(problems.map((problem) => [JSON.stringify(problem), problem]));
  return [...unique.values()].sort(
    (a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column,
  );
}

/** One line each, files named from `folder`. */
export function formatProblems(problems: Problem[], folder: string): string {
  return problems
    .map(({ file, line, column, message }) => `${path.relative(folder, file)}:${line}:${column} ${message}`)
    .join('\n');
}
