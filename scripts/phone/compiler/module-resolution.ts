import type { PluginBuild } from 'esbuild';
import { type App, mayUse } from './app-config';
import { refusalOfPackage } from './project';
import type { SourceFiles } from './source-files';
import { isNpm, isOutside, packageOf, splitPackage, type VirtualPaths } from './virtual-paths';

const extensions = ['', '.ts', '.js', '/index.ts', '/index.js'];

type Resolution = { path: string } | { refused: string } | undefined;

/**
 * Finds what `import` and `require` name in a script of a mini-program, as WeChat does, and refuses what it would.
 * @param from virtual path of the script
 */
export function resolveModule(
  reference: string,
  from: string,
  app: App,
  files: SourceFiles,
  paths: VirtualPaths,
): Resolution {
  for (const candidate of paths.candidates(reference, from)) {
    if (isOutside(candidate)) {
      return { refused: `"${reference}" is outside of miniprogramRoot: WeChat cannot load it` };
    }
    const file = extensions
      .map((extension) => paths.fileOf(candidate) + extension)
      .find((name) => files.exists(name));
    if (file === undefined) continue;
    if (!mayUse(app.config, from, candidate)) {
      return { refused: `"${reference}" belongs to a sub-package, which "${from}" cannot use` };
    }
    // What packages use among themselves is their own affair.
    const checked = isNpm(candidate) && !isNpm(from);
    const refused = checked ? refusalOfPackage(paths.project, packageOf(candidate)) : undefined;
    return refused === undefined ? { path: file } : { refused };
  }
  return undefined;
}

/** Finds a package that was not made for mini-programs: of it WeChat's npm build takes only the main script. */
export async function resolvePlainPackage(
  reference: string,
  from: string,
  build: PluginBuild,
  paths: VirtualPaths,
): Promise<Resolution> {
  const { name, rest } = splitPackage(reference);
  if (/^[./]/.test(reference) || !paths.packageOf(name)) return undefined;
  if (!isNpm(from)) {
    const refused = refusalOfPackage(paths.project, name);
    if (refused !== undefined) return { refused };
    if (rest !== '') {
      return {
        refused: `WeChat's npm build takes only the main script of "${name}", which has no "${rest}"`,
      };
    }
  }
  return build.resolve(reference, { resolveDir: paths.project.dir, kind: 'import-statement' });
}
