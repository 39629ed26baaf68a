import { transformSync } from 'esbuild';
import { type Problem, problemAt } from './problems';
import type { SourceFiles } from './source-files';

export interface JsonFile {
  file: string;
  text: string;
  /** An empty object when the file is missing or cannot be read as an object. */
  value: Record<string, unknown>;
  problems: Problem[];
}

/** Reads a JSON file whose outermost value is an object. */
export function readJson(files: SourceFiles, file: string): JsonFile {
  return files.remember(`json ${file}`, () => {
    const text = files.read(file);
    if (text === undefined) return { file, text: '', value: {}, problems: [] };
    try {
      const value: unknown = JSON.parse(text);
      if (isRecord(value)) return { file, text, value, problems: [] };
      const problem = problemAt(file, text, '', 'a JSON object is expected here');
      return { file, text, value: {}, problems: [problem] };
    } catch {
      return { file, text, value: {}, problems: syntaxProblems(file, text) };
    }
  });
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The entries of an object that are strings; what is not an object has none. */
export function stringEntries(value: unknown): [string, string][] {
  if (!isRecord(value)) return [];
  return Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
}

/** Node does not say where a JSON text breaks; esbuild does. */
function syntaxProblems(file: string, text: string): Problem[] {
  try {
    const { warnings } = transformSync(text, { loader: 'json', logLevel: 'silent' });
    return warnings.map((warning) => ({ file, ...place(warning.location), message: warning.text }));
  } catch (error) {
    const { errors } = error as import('esbuild').TransformFailure;
    return errors.map((found) => ({ file, ...place(found.location), message: found.text }));
  }
}

function place(location: import('esbuild').Location | null): { line: number; column: number } {
  return { line: location?.line ?? 1, column: (location?.column ?? 0) + 1 };
}
