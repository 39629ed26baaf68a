/** The style sheet of the built-in components and of what wx draws above the page. Runs in Node. */

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const FOLDERS = [path.join(__dirname, 'styles'), path.join(__dirname, '../wx/screen')];

/** All of it, as one text, in a fixed order. */
export function builtinStyleSheet(): string {
  return FOLDERS.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.css'))
      .sort()
      .map((name) => readFileSync(path.join(folder, name), 'utf8')),
  ).join('\n');
}
