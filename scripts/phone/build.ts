import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { assetsIn } from './compiler/assets';
import { type Compiled, compile } from './compiler/compile';
import { fontFiles, phonePage, shellFile } from './server/shell';

/**
 * Writes a mini-program as a folder of static files that any web server can show. Only `settings.js` (PhoneSettings in
 * contract.ts) has to be added. Writes nothing when there are errors.
 */
export async function buildPhone(project: string, folder: string): Promise<Compiled> {
  const compiled = await compile(project, { minify: true });
  if (compiled.errors.length > 0) return compiled;
  const { root } = compiled.paths.project;
  rmSync(folder, { recursive: true, force: true });
  const write = (name: string, content: string | Buffer) => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  };

  write('index.html', phonePage().content);
  for (const [name, content] of compiled.files) write(name, content);
  const script = compiled.files.get('app.js') ?? '';
  const icons = [...script.matchAll(/icons\/[\w-]+\.svg/g)].map(([name]) => name);
  for (const name of new Set(['runtime.css', 'builtins.css', 'font/font.css', ...fontFiles(), ...icons])) {
    const file = shellFile(name);
    if (file) write(name, file.content);
  }
  for (const name of assetsIn(root)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    copyFileSync(path.join(root, name), path.join(folder, name));
  }
  return compiled;
}
