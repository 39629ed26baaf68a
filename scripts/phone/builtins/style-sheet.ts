/** The style sheet of the built-in components and of what wx draws above the page. Runs in Node. */

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

function sheetsIn(folder: string): string {
  const inside = path.join(__dirname, folder);
  const names = readdirSync(inside).filter((name) => name.endsWith('.css'));
  return names
    .sort()
    .map((name) => readFileSync(path.join(inside, name), 'utf8'))
    .join('\n');
}

/** Holds a sheet outside of the mini-program, whose pages may use the same classes. */
export function aroundPages(sheet: string): string {
  return `@scope (:root) to (wx-page, wx-custom-tab-bar) {\n${sheet}\n}`;
}

/** All of it, as one text, in a fixed order. */
export function builtinStyleSheet(): string {
  return `${sheetsIn('styles')}\n${aroundPages(sheetsIn('../wx/screen'))}`;
}
