import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A mini-program in a folder of its own, for tests that change it. */
export interface TemporaryProject {
  dir: string;
  /** Writes files by their path below `dir`. */
  write(files: Record<string, string>): void;
  /** Removes a file or a folder. */
  remove(name: string): void;
  /** Removes all of it. */
  dispose(): void;
}

/** The smallest mini-program: one page. */
export const smallest: Record<string, string> = {
  'project.config.json': '{ "miniprogramRoot": "mini/" }',
  'package.json': '{ "dependencies": { "tdesign-miniprogram": "*", "dayjs": "*" } }',
  'mini/app.json': '{ "pages": ["pages/home/home"] }',
  'mini/app.ts': 'App({});\n',
  'mini/pages/home/home.ts': 'Page({});\n',
  'mini/pages/home/home.wxml': '<view>楼里见</view>\n',
};

export function temporaryProject(files: Record<string, string>): TemporaryProject {
  const dir = mkdtempSync(path.join(tmpdir(), 'phone-'));
  const project: TemporaryProject = {
    dir,
    write(changed) {
      for (const [name, text] of Object.entries(changed)) {
        mkdirSync(path.dirname(path.join(dir, name)), { recursive: true });
        writeFileSync(path.join(dir, name), text);
      }
    },
    remove: (name) => rmSync(path.join(dir, name), { recursive: true, force: true }),
    dispose: () => rmSync(dir, { recursive: true, force: true }),
  };
  project.write(files);
  symlinkSync(path.join(__dirname, '../../../node_modules'), path.join(dir, 'node_modules'));
  return project;
}
