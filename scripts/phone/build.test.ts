import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { buildPhone } from './build';
import { smallest, type TemporaryProject, temporaryProject } from './compiler/temporary-project';

// Compiling TDesign takes a second, and more on a busy machine.
jest.setTimeout(60_000);

let project: TemporaryProject;
beforeEach(() => {
  project = temporaryProject({
    ...smallest,
    'mini/images/a.png': 'png',
    'mini/app.json':
      '{ "pages": ["pages/home/home"], "usingComponents": { "t-icon": "tdesign-miniprogram/icon/icon" } }',
  });
});
afterEach(() => project.dispose());

it('writes a phone as static files', async () => {
  const folder = path.join(project.dir, 'out');
  await buildPhone(project.dir, folder);
  const page = readFileSync(path.join(folder, 'index.html'), 'utf8');
  expect(page).not.toContain('reload.js');
  const named = [...page.matchAll(/(?:src|href)="([^":]+)"/g)].map(([, name]) => name ?? '');
  expect(named).toEqual(expect.arrayContaining(['settings.js', 'app.js', 'runtime.css', 'font/font.css']));
  for (const name of [...named, 'app.js.map', 'images/a.png', 'icons/heart-filled.svg']) {
    expect([name, existsSync(path.join(folder, name))]).toEqual([name, name !== 'settings.js']);
  }
  expect(existsSync(path.join(folder, 'app.json'))).toBe(false);
});

it('writes nothing when there are errors', async () => {
  project.write({ 'mini/pages/home/home.wxml': '<view>' });
  const folder = path.join(project.dir, 'out');
  expect((await buildPhone(project.dir, folder)).errors).toHaveLength(1);
  expect(existsSync(folder)).toBe(false);
});
