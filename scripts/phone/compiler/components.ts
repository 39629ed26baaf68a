import type { ComponentConfig } from '../contract';
import { type App, mayUse, subPackageOf } from './app-config';
import { isRecord, type JsonFile, readJson, stringEntries } from './json';
import { type Problem, problemAt } from './problems';
import { refusalOfPackage } from './project';
import type { SourceFiles } from './source-files';
import { isNpm, packageOf, type VirtualPaths } from './virtual-paths';

/** A page or a component: the files with one name, and what its JSON says. */
export interface Component {
  /** Virtual path. */
  path: string;
  page: boolean;
  config: ComponentConfig;
  /** Absolute path of its script. */
  script: string;
}

/** Every page, and every component that one of them can show, with what is missing. */
export function findComponents(
  app: App,
  files: SourceFiles,
  paths: VirtualPaths,
): { components: Component[]; problems: Problem[] } {
  const search = new Search(app, files, paths);
  for (const page of app.config.pages) search.addPage(page);
  if (app.config.tabBar?.custom) search.addCustomTabBar();
  return { components: [...search.found.values()], problems: search.problems };
}

/** The script of a page, component or app: TypeScript first. */
export function scriptOf(files: SourceFiles, pathWithoutExtension: string): string | undefined {
  return ['.ts', '.js']
    .map((extension) => pathWithoutExtension + extension)
    .find((file) => files.exists(file));
}

class Search {
  readonly found = new Map<string, Component>();
  readonly problems: Problem[] = [];
  readonly #global: Record<string, string>;

  constructor(
    readonly app: App,
    readonly files: SourceFiles,
    readonly paths: VirtualPaths,
  ) {
    this.#global = this.#resolveAll(app.usingComponents, 'app', app.json);
    for (const target of Object.values(this.#global)) this.#add(target.slice(1), false);
  }

  addPage(page: string): void {
    if (!this.files.exists(`${this.paths.fileOf(page)}.wxml`)) {
      this.#reportPage(page, `the page "${page}" has no ${page}.wxml`);
      return;
    }
    this.#add(page, true);
  }

  addCustomTabBar(): void {
    const path = 'custom-tab-bar/index';
    if (this.#isComponent(path)) this.#add(path, false);
    else this.#report(this.app.json, '"custom"', `a custom tab bar needs the component ${path}`);
  }

  #add(path: string, page: boolean): void {
    if (this.found.has(path)) return;
    const base = this.paths.fileOf(path);
    const json = readJson(this.files, `${base}.json`);
    const script = scriptOf(this.files, base);
    if (!script) {
      if (page) this.#reportPage(path, `the page "${path}" has no ${path}.ts or ${path}.js`);
      return;
    }
    if (!isNpm(path)) this.problems.push(...json.problems);
    if (!page && json.problems.length === 0 && json.value.component !== true && !isNpm(path)) {
      this.#report(json, '{', 'a component says "component": true in its JSON');
    }
    const own = this.#resolveAll(stringEntries(json.value.usingComponents), path, json);
    const generics = this.#genericsOf(json, path);
    const config: ComponentConfig = {
      ...json.value,
      usingComponents: isNpm(path) ? own : { ...this.#global, ...own },
      componentGenerics: generics,
    };
    this.found.set(path, { path, page, config, script });
    for (const target of Object.values(own)) this.#add(target.slice(1), false);
    for (const generic of Object.values(generics ?? {})) {
      if (generic !== true) this.#add(generic.default.slice(1), false);
    }
  }

  #genericsOf(json: JsonFile, path: string): ComponentConfig['componentGenerics'] {
    if (!isRecord(json.value.componentGenerics)) return undefined;
    const generics: Record<string, true | { default: string }> = {};
    for (const [name, value] of Object.entries(json.value.componentGenerics)) {
      const [resolved] = Object.values(this.#resolveAll(stringEntries(value), path, json));
      generics[name] = resolved === undefined ? true : { default: resolved };
    }
    return generics;
  }

  /** Tag → virtual path with a leading slash, without those that cannot be found. */
  #resolveAll(references: [string, string][], from: string, json: JsonFile): Record<string, string> {
    const resolved: Record<string, string> = {};
    for (const [tag, reference] of references) {
      const target = this.paths.candidates(reference, from).find((path) => this.#isComponent(path));
      const waits = isRecord(json.value.componentPlaceholder) && tag in json.value.componentPlaceholder;
      const wrong =
        target === undefined ? whyMissing(reference) : this.#whyRefused(target, reference, from, waits);
      if (wrong !== undefined && !isNpm(from)) this.#report(json, `"${reference}"`, wrong);
      else if (target !== undefined) resolved[tag] = `/${target}`;
    }
    return resolved;
  }

  #isComponent(path: string): boolean {
    const base = this.paths.fileOf(path);
    return (
      this.files.exists(`${base}.json`) && this.files.exists(`${base}.wxml`) && !!scriptOf(this.files, base)
    );
  }

  /** @param waits whether a placeholder is shown until the component's sub-package is there */
  #whyRefused(target: string, reference: string, from: string, waits: boolean): string | undefined {
    if (!waits && !mayUse(this.app.config, from, target)) {
      return `"${reference}" belongs to a sub-package, which "${from}" cannot use without componentPlaceholder`;
    }
    return isNpm(target) ? refusalOfPackage(this.paths.project, packageOf(target)) : undefined;
  }

  #reportPage(page: string, message: string): void {
    const root = subPackageOf(this.app.config, page);
    this.#report(this.app.json, `"${root === undefined ? page : page.slice(root.length + 1)}"`, message);
  }

  #report(json: JsonFile, needle: string, message: string): void {
    this.problems.push(problemAt(json.file, json.text, needle, message));
  }
}

function whyMissing(reference: string): string {
  if (reference.startsWith('plugin://')) return 'components of plugins are not supported by this phone';
  return `no component "${reference}": its .json, .wxml and .ts or .js must be there`;
}
