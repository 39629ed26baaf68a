import { realpathSync } from 'node:fs';
import path from 'node:path';
import type { AppConfig } from '../contract';
import { readApp } from './app-config';
import { Bundler } from './bundle';
import { findComponents, scriptOf } from './components';
import { type Problem, problemAt, sortProblems } from './problems';
import { readProject } from './project';
import { SourceFiles } from './source-files';
import { compileSheet } from './styles';
import { undefinedNames } from './template-check';
import { Templates } from './templates';
import { VirtualPaths } from './virtual-paths';

/** A compiled mini-program, or what is wrong with it. */
export interface Compiled {
  /** Where its files are; `paths.project` knows its folders. */
  paths: VirtualPaths;
  app: AppConfig;
  /** Name → content of what the page loads, `app.js` and its source map; empty when there are errors. */
  files: Map<string, string>;
  errors: Problem[];
  warnings: Problem[];
  /** Absolute paths of all files that the mini-program is made of. */
  sources: string[];
  /** Virtual paths of all pages and components. */
  modules: string[];
}

/** Compiles one mini-program project, as often as it changes: what did not change is not compiled again. */
export class Compiler {
  readonly #files = new SourceFiles();
  readonly #dir: string;
  readonly #bundler: Bundler;
  #templates: Templates | undefined;

  /** @param dir folder of project.config.json */
  constructor(dir: string, { minify = false } = {}) {
    this.#dir = realpathSync(dir);
    this.#bundler = new Bundler(this.#files, this.#dir, minify);
  }

  async compile(): Promise<Compiled> {
    const files = this.#files;
    files.refresh();
    const project = readProject(files, this.#dir);
    const paths = new VirtualPaths(project);
    const app = readApp(files, paths);
    const { components, problems } = findComponents(app, files, paths);
    const errors = [...project.problems, ...app.problems, ...problems];

    const templates = this.#templatesFor(paths);
    const sheets = new Map([['app', compileSheet(files, paths, 'app', 'app')]]);
    for (const { path: virtual, page, config } of components) {
      const template = templates.compileAll(virtual);
      errors.push(...template.problems, ...undefinedNames(config, template.files));
      sheets.set(virtual, compileSheet(files, paths, virtual, page ? 'page' : 'component'));
    }
    const warnings = [...sheets.values()].flatMap((sheet) => sheet.warnings);
    errors.push(...[...sheets.values()].flatMap((sheet) => sheet.problems));

    const appScript = scriptOf(files, path.join(project.root, 'app'));
    if (!appScript) {
      errors.push(problemAt(app.json.file, app.json.text, '', 'no app.ts or app.js beside app.json'));
    }
    const styles = Object.fromEntries([...sheets].map(([virtual, { css }]) => [virtual, css]));
    const parts = { app, paths, components, appScript, styles, templates: templates.code() };
    const bundle = await this.#bundler.bundle(parts);
    errors.push(...bundle.errors);
    return {
      paths,
      app: app.config,
      files: errors.length === 0 ? bundle.files : new Map(),
      errors: sortProblems(errors),
      warnings: sortProblems([...warnings, ...bundle.warnings]),
      sources: [...new Set([...files.known(), ...bundle.scripts])],
      modules: components.map(({ path: virtual }) => virtual),
    };
  }

  async dispose(): Promise<void> {
    await this.#bundler.dispose();
  }

  /** The templates kept from the last time, unless miniprogramRoot is another folder now. */
  #templatesFor(paths: VirtualPaths): Templates {
    const kept = this.#templates;
    if (kept?.paths.project.root === paths.project.root) return kept;
    this.#files.forget();
    this.#templates = new Templates(this.#files, paths);
    return this.#templates;
  }
}

/** Compiles a mini-program once. */
export async function compile(dir: string, options?: { minify?: boolean }): Promise<Compiled> {
  const compiler = new Compiler(dir, options);
  try {
    return await compiler.compile();
  } finally {
    await compiler.dispose();
  }
}
