import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

export interface PageFile {
  type: string;
  content: string;
}

/** The start page as a browser loads it, by name. */
export async function buildPage(): Promise<Map<string, PageFile>> {
  const folder = join(__dirname, 'page');
  const { outputFiles } = await build({
    absWorkingDir: folder,
    entryPoints: ['page.ts', 'page.css'],
    outdir: folder,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    logLevel: 'silent',
  });
  const files = new Map<string, PageFile>([
    ['', { type: 'text/html; charset=utf-8', content: readFileSync(join(folder, 'index.html'), 'utf8') }],
  ]);
  for (const { path, text } of outputFiles) {
    const type = path.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8';
    files.set(path.endsWith('.css') ? 'page.css' : 'page.js', { type, content: text });
  }
  return files;
}
