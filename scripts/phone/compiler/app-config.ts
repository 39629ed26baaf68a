import path from 'node:path';
import type { AppConfig, WindowConfig } from '../contract';
import { isRecord, type JsonFile, readJson, stringEntries } from './json';
import { type Problem, problemAt } from './problems';
import type { SourceFiles } from './source-files';
import type { VirtualPaths } from './virtual-paths';

export interface App {
  config: AppConfig;
  json: JsonFile;
  usingComponents: [tag: string, reference: string][];
  problems: Problem[];
}

/** What app.json may ask for and this phone cannot give. */
const refusedKeys = ['plugins', 'resolveAlias', 'workers', 'functionalPages', 'renderer', 'themeLocation'];

/** Reads app.json: the pages, the sub-packages, the tab bar. */
export function readApp(files: SourceFiles, paths: VirtualPaths): App {
  const json = readJson(files, path.join(paths.project.root, 'app.json'));
  const problems = [...json.problems];
  const report = (needle: string, message: string) =>
    problems.push(problemAt(json.file, json.text, needle, message));
  if (!files.exists(json.file)) report('', 'no app.json in miniprogramRoot');
  for (const key of refusedKeys) {
    if (key in json.value) report(`"${key}"`, `app.json "${key}" is not supported by this phone`);
  }

  const pages = strings(json.value.pages);
  const subPackages: AppConfig['subPackages'] = [];
  for (const entry of list(json.value.subPackages ?? json.value.subpackages)) {
    if (!isRecord(entry) || typeof entry.root !== 'string') {
      report('"root"', 'a sub-package needs a "root"');
      continue;
    }
    const root = entry.root.replace(/^\/|\/$/g, '');
    if (entry.independent === true)
      report(`"${entry.root}"`, 'an independent sub-package is not supported by this phone');
    subPackages.push({ root, name: typeof entry.name === 'string' ? entry.name : undefined });
    pages.push(...strings(entry.pages).map((page) => `${root}/${page}`));
  }
  if (json.problems.length === 0 && files.exists(json.file) && pages.length === 0) {
    report('"pages"', 'app.json lists no pages');
  }

  const config: AppConfig = {
    pages,
    entryPagePath: typeof json.value.entryPagePath === 'string' ? json.value.entryPagePath : undefined,
    window: isRecord(json.value.window) ? (json.value.window as WindowConfig) : undefined,
    tabBar: isRecord(json.value.tabBar) ? (json.value.tabBar as unknown as AppConfig['tabBar']) : undefined,
    subPackages,
  };
  checkTabBar(config, files, paths, report);
  return { config, json, usingComponents: stringEntries(json.value.usingComponents), problems };
}

/** The root of the sub-package that a virtual path belongs to; undefined in the main package. */
export function subPackageOf(config: AppConfig, virtual: string): string | undefined {
  return config.subPackages.find(({ root }) => virtual.startsWith(`${root}/`))?.root;
}

/** Whether code of the package of `from` may use `used`: its own package and the main one, as WeChat loads them. */
export function mayUse(config: AppConfig, from: string, used: string): boolean {
  const owner = subPackageOf(config, used);
  return owner === undefined || owner === subPackageOf(config, from);
}

function checkTabBar(
  config: AppConfig,
  files: SourceFiles,
  paths: VirtualPaths,
  report: (needle: string, message: string) => void,
): void {
  if (!config.tabBar) return;
  for (const tab of list(config.tabBar.list)) {
    if (!isRecord(tab) || typeof tab.pagePath !== 'string') {
      report('"tabBar"', 'a tab needs a "pagePath"');
      continue;
    }
    if (!config.pages.includes(tab.pagePath) || subPackageOf(config, tab.pagePath) !== undefined) {
      report(`"${tab.pagePath}"`, `the tab "${tab.pagePath}" is not a page of the main package`);
    }
    for (const icon of strings([tab.iconPath, tab.selectedIconPath])) {
      if (!files.exists(paths.fileOf(icon.replace(/^\//, '')))) report(`"${icon}"`, `no picture "${icon}"`);
    }
  }
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function strings(value: unknown): string[] {
  return list(value).filter((entry): entry is string => typeof entry === 'string');
}
