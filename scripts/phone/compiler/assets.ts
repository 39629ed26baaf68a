import { readdirSync } from 'node:fs';
import path from 'node:path';

const extensions = new Set('.gif .jpeg .jpg .mp3 .mp4 .png .svg .ttf .webp .woff .woff2'.split(' '));

/** Whether a file is one that pages of a mini-program show, and not its source. */
export function isAsset(name: string): boolean {
  return extensions.has(path.extname(name));
}

/** The pictures, fonts and sounds below a folder, by their path from there. */
export function assetsIn(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (name) => isAsset(name) && !/(^|[\\/])(node_modules|miniprogram_npm)[\\/]/.test(name),
  );
}
