import path from 'node:path';
import { findPackage, type NpmPackage, type Project } from './project';

const NPM = 'miniprogram_npm/';

/**
 * Where things are in the package that WeChat runs. A virtual path starts at miniprogramRoot, has no leading slash, and
 * keeps npm packages under `miniprogram_npm/<package>/`, where WeChat's npm build puts them. No such build is needed:
 * those paths lead straight into node_modules.
 */
export class VirtualPaths {
  #packages = new Map<string, NpmPackage | undefined>();

  constructor(readonly project: Project) {}

  /** The file of a virtual path. */
  fileOf(virtual: string): string {
    if (!isNpm(virtual)) return path.join(this.project.root, virtual);
    const { name, rest } = splitPackage(virtual.slice(NPM.length));
    const folder = this.packageOf(name)?.miniprogramDir;
    return folder === undefined ? path.join(this.project.root, virtual) : path.join(folder, rest);
  }

  /** The virtual path of a file, or undefined when the file is outside of the mini-program. */
  virtualOf(file: string): string | undefined {
    for (const found of this.#packages.values()) {
      if (found?.miniprogramDir && isInside(found.miniprogramDir, file)) {
        return `${NPM}${found.name}/${slashed(path.relative(found.miniprogramDir, file))}`;
      }
    }
    if (!isInside(this.project.root, file)) return undefined;
    const virtual = slashed(path.relative(this.project.root, file));
    return /(^|\/)node_modules\//.test(virtual) ? undefined : virtual;
  }

  packageOf(name: string): NpmPackage | undefined {
    if (!this.#packages.has(name)) this.#packages.set(name, findPackage(this.project.dir, name));
    return this.#packages.get(name);
  }

  /**
   * Every place where WeChat looks for `reference`, written in the file `from`, best first: the path itself when it
   * starts with a slash or a dot, else beside the file, then in each miniprogram_npm from there up. A path that leads
   * out of the mini-program starts with `../`.
   */
  candidates(reference: string, from: string): string[] {
    const folder = path.posix.dirname(from);
    if (reference.startsWith('/')) return [normal(reference)];
    const beside = normal(path.posix.join(folder, reference));
    if (reference.startsWith('.')) return [beside];
    const found = [beside];
    for (let up = folder; up !== '.'; up = path.posix.dirname(up)) {
      found.push(normal(path.posix.join(up, NPM, reference)));
    }
    const installed = this.packageOf(splitPackage(reference).name)?.miniprogramDir !== undefined;
    return installed ? [...found, NPM + reference] : found;
  }
}

/** Whether a virtual path is of an npm package: not written by the authors of the mini-program. */
export function isNpm(virtual: string): boolean {
  return virtual.startsWith(NPM);
}

/** The npm package that a virtual path is of. */
export function packageOf(virtual: string): string {
  return splitPackage(virtual.slice(NPM.length)).name;
}

/** `@scope/name/rest` or `name/rest`. */
export function splitPackage(reference: string): { name: string; rest: string } {
  const parts = reference.split('/');
  const count = reference.startsWith('@') ? 2 : 1;
  return { name: parts.slice(0, count).join('/'), rest: parts.slice(count).join('/') };
}

export function isInside(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
}

/** Whether a virtual path leads out of the mini-program. */
export function isOutside(virtual: string): boolean {
  return virtual.startsWith('../');
}

function normal(virtual: string): string {
  return path.posix.normalize(virtual).replace(/^\/+/, '');
}

/** A relative path as it is written everywhere but on Windows. */
export function slashed(relative: string): string {
  return relative.split(path.sep).join('/');
}
