import { readFileSync } from 'node:fs';
import path from 'node:path';
import { aroundPages, builtinStyleSheet } from '../builtins/style-sheet';
import { iconPicture } from '../compiler/icons';

/** A file that a phone's page loads. */
export interface Served {
  type: string;
  content: string | Buffer;
}

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

const phoneFolder = path.join(__dirname, '..');
const fontFolder = path.dirname(require.resolve('@fontsource-variable/noto-sans-sc/package.json'));

export function served(name: string, content: string | Buffer): Served {
  return { type: types[path.extname(name)] ?? 'application/octet-stream', content };
}

/**
 * A file of the phone itself, the same for every mini-program: its style sheets, TDesign's icons, and the Chinese font
 * for machines that have none. Undefined when there is none of that name.
 */
export function shellFile(name: string): Served | undefined {
  if (name === 'runtime.css')
    return served(name, aroundPages(readFileSync(path.join(phoneFolder, 'runtime/runtime.css'), 'utf8')));
  if (name === 'builtins.css') return served(name, builtinStyleSheet());
  if (name === 'font/font.css') return served(name, fontSheet());
  const icon = /^icons\/([\w-]+)\.svg$/.exec(name)?.[1];
  const picture = icon && iconPicture(icon);
  if (picture) return served(name, picture);
  const font = /^font\/(files\/noto-sans-sc-[\w-]+\.woff2)$/.exec(name)?.[1];
  return font ? served(name, readFileSync(path.join(fontFolder, font))) : undefined;
}

/**
 * The page of a phone.
 * @param query of its address, passed on to settings.js
 * @param extra what goes into its head besides
 */
export function phonePage(query = '', extra = ''): Served {
  const page = readFileSync(path.join(phoneFolder, 'runtime/index.html'), 'utf8');
  const links = '<link rel="icon" href="data:,"><link rel="stylesheet" href="font/font.css">';
  const content = page
    .replace('</head>', links + extra + '</head>')
    .replace('"settings.js"', `"settings.js${query}"`);
  return served('index.html', content);
}

/** Names of the files that the font's sheet may load: a browser takes only those with characters that it shows. */
export function fontFiles(): string[] {
  return [...fontSheet().matchAll(/url\(\.\/(files\/[\w-]+\.woff2)\)/g)].map((found) => `font/${found[1]}`);
}

/** Under the name that TDesign asks for, too: without a Chinese font of the machine's own its letters would be boxes. */
function fontSheet(): string {
  const sheet = readFileSync(path.join(fontFolder, 'index.css'), 'utf8');
  return sheet.replaceAll('Noto Sans SC Variable', 'Noto Sans SC');
}
