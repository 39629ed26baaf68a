import { existsSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Message, Plugin } from 'esbuild';

/**
 * Writes the bundles (for `write: false`) and each entry's config.json, only what has changed and each file at once.
 * esbuild itself would take the last good bundle away after a failed build, and a cloud that is running would read a
 * bundle half written.
 */
export function install(out: string): Plugin {
  return {
    name: 'install',
    setup({ initialOptions, onLoad, onEnd }) {
      const entries = initialOptions.entryPoints as string[];
      const configOf = (entry: string) => join(dirname(entry), 'config.json');
      // No contents: esbuild loads the entry itself.
      onLoad({ filter: /index\.ts$/ }, ({ path }) =>
        entries.includes(path) ? { watchFiles: [configOf(path)] } : undefined,
      );
      onEnd(async ({ errors, outputFiles = [] }) => {
        if (errors.length > 0) return;
        for (const { path, contents } of outputFiles) await replace(path, Buffer.from(contents));
        for (const entry of entries) {
          const name = basename(dirname(entry));
          await replace(join(out, name, 'config.json'), readFileSync(configOf(entry)));
        }
      });
    },
  };
}

/** Tells of every build, with what was wrong. */
export function reportBuilds(report: (errors: string[]) => void): Plugin {
  return {
    name: 'report-builds',
    setup: ({ onEnd }) => onEnd(({ errors }) => report(errors.map(sentence))),
  };
}

async function replace(file: string, contents: Buffer): Promise<void> {
  if (existsSync(file) && readFileSync(file).equals(contents)) return;
  const writing = `${file}.${process.pid}`;
  await writeFile(writing, contents);
  await rename(writing, file);
}

/** `cloudfunctions/api/index.ts:3:8: Could not resolve "../x"` */
function sentence({ text, location }: Message): string {
  return location ? `${location.file}:${location.line}:${location.column + 1}: ${text}` : text;
}
