import { existsSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { isRecord, readJson, stringEntries } from './json';
import type { Problem } from './problems';
import type { SourceFiles } from './source-files';

/** A mini-program project as WeChat's developer tools open it. */
export interface Project {
  /** Folder of project.config.json. All paths are real ones, without symbolic links: esbuild's are, too. */
  dir: string;
  /** Folder of app.json (`miniprogramRoot`). */
  root: string;
  appid: string;
  /** Packages that WeChat's npm build takes: `dependencies` of package.json. */
  dependencies: Set<string>;
  problems: Problem[];
}

/** Reads project.config.json and the package.json that its npm build uses. */
export function readProject(files: SourceFiles, dir: string): Project {
  const config = readJson(files, path.join(dir, 'project.config.json'));
  const { miniprogramRoot, appid, setting } = config.value;
  const manifest = readJson(files, path.join(dir, manifestPath(setting)));
  const problems = [...config.problems, ...manifest.problems];
  if (!files.exists(config.file)) {
    problems.push({
      file: config.file,
      line: 1,
      column: 1,
      message: 'no project.config.json: not a mini-program project',
    });
  }
  return {
    dir,
    root: path.join(dir, typeof miniprogramRoot === 'string' ? miniprogramRoot : '.'),
    appid: typeof appid === 'string' ? appid : 'touristappid',
    dependencies: new Set(stringEntries(manifest.value.dependencies).map(([name]) => name)),
    problems,
  };
}

function manifestPath(setting: unknown): string {
  const relations = isRecord(setting) ? setting.packNpmRelationList : undefined;
  const first: unknown = Array.isArray(relations) ? relations[0] : undefined;
  const written = isRecord(first) ? first.packageJsonPath : undefined;
  return typeof written === 'string' ? written : 'package.json';
}

/** Why scripts and pages may not use a package, or undefined when they may. */
export function refusalOfPackage(project: Project, name: string): string | undefined {
  if (project.dependencies.has(name)) return undefined;
  return `"${name}" is not among the dependencies of package.json: WeChat's npm build leaves it out`;
}

/** An installed npm package, looked for as Node does from the project's folder upwards. */
export interface NpmPackage {
  name: string;
  dir: string;
  /**
   * Folder of a package made for mini-programs (field `miniprogram`), which WeChat's npm build copies whole. Of any
   * other package it takes only the main script and what that requires.
   */
  miniprogramDir?: string;
}

export function findPackage(projectDir: string, name: string): NpmPackage | undefined {
  for (let dir = projectDir; ; dir = path.dirname(dir)) {
    const installed = path.join(dir, 'node_modules', name);
    const manifest = path.join(installed, 'package.json');
    if (existsSync(manifest)) {
      const packageDir = realpathSync(installed);
      const { miniprogram } = JSON.parse(readFileSync(manifest, 'utf8')) as { miniprogram?: string };
      const miniprogramDir = miniprogram === undefined ? undefined : path.join(packageDir, miniprogram);
      return { name, dir: packageDir, miniprogramDir };
    }
    if (dir === path.dirname(dir)) return undefined;
  }
}
