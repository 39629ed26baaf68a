import { TmplGroup } from 'glass-easel-template-compiler';
import { builtinTemplates } from '../builtins/templates';
import { type Problem, positionAt } from './problems';
import type { SourceFiles } from './source-files';
import { type Mention, type TemplateNames, templateNames } from './template-names';
import { isNpm, type VirtualPaths } from './virtual-paths';
import { compileWxs, requiredWxs, wxsRuntime } from './wxs';

/** A warning or an error of glass-easel's template compiler; lines and columns from 0. */
interface TemplateWarning {
  level: 'Fatal' | 'Error' | 'Warn' | 'Note';
  message: string;
  startLine: number;
  startColumn: number;
  endLine: number;
  endColumn: number;
}

/** A compiled template file: what it names, resolved to virtual paths without extension. */
export interface TemplateFile {
  path: string;
  file: string;
  text: string;
  names: TemplateNames;
  imports: string[];
  includes: string[];
  scripts: string[];
  problems: Problem[];
}

interface ScriptFile {
  /** WXS modules that it requires, by virtual path without extension. */
  scripts: string[];
  problems: Problem[];
}

/** Handlers in WXS are called by the runtime (WxsBridge in contract.ts), looked up at each call. */
const bridge = `
Q.A = function (listener, path) { return globalThis.phoneWxs.change(listener, path); };
Q.C = function (component, event, listener, path) { return globalThis.phoneWxs.event(component, event, listener, path); };
`;

/**
 * The templates of a mini-program, its WXS modules and the built-ins' templates as one script. Kept between builds:
 * only files that changed are compiled again, and one that nothing uses any more stays until the end.
 */
export class Templates {
  readonly #group = new TmplGroup();
  #code: string | undefined;

  constructor(
    readonly files: SourceFiles,
    readonly paths: VirtualPaths,
  ) {
    this.#group.setExtraRuntimeScript(wxsRuntime + bridge);
    for (const [tag, template] of Object.entries(builtinTemplates)) {
      this.#group.addTmpl(`__builtin__/${tag}`, template);
    }
  }

  /** An expression: an object of templates by virtual path, as glass-easel wants them. */
  code(): string {
    this.#code ??= this.#group.getTmplGenObjectGroups();
    return this.#code;
  }

  /** Compiles a component's template with everything that it imports and includes; the first is its own. */
  compileAll(component: string): { files: TemplateFile[]; problems: Problem[] } {
    const templates = reach(
      [component],
      (path) => this.#compile(path),
      ({ imports, includes }) => [...imports, ...includes],
    );
    const scripts = reach(
      templates.flatMap((template) => template.scripts),
      (path) => this.#compileScript(path),
      (script) => script.scripts,
    );
    return { files: templates, problems: [...templates, ...scripts].flatMap(({ problems }) => problems) };
  }

  #compile(path: string): TemplateFile {
    const file = `${this.paths.fileOf(path)}.wxml`;
    return this.files.remember(`wxml ${path}`, () => {
      const text = this.files.read(file) ?? '';
      const warnings = this.#group.addTmpl(path, text) as TemplateWarning[];
      this.#code = undefined;
      const names = templateNames(text);
      const problems = warnings
        .filter(({ level }) => level !== 'Note')
        .map((warning) => ({ file, ...describe(warning, text) }));
      const find = (mention: Mention, extension: string): string[] => {
        const target = this.#target(mention.name, path, extension);
        if (target !== undefined) return [target];
        problems.push({ file, ...positionAt(text, mention.offset), message: `no file "${mention.name}"` });
        return [];
      };
      const imports = names.imports.flatMap((mention) => find(mention, '.wxml'));
      const includes = names.includes.flatMap((mention) => find(mention, '.wxml'));
      const scripts = names.scripts.flatMap((mention) => find(mention, '.wxs'));
      for (const name of this.#group.getInlineScriptModuleNames(path) as string[]) {
        const source = this.#group.getInlineScript(path, name);
        const { code, found } = this.#compileWxs(source, path, file, text, text.indexOf(source));
        this.#group.setInlineScript(path, name, code);
        problems.push(...found.problems);
        scripts.push(...found.scripts);
      }
      // Packages are used as they were published: what is amiss there is not for the app's authors to mend.
      return { path, file, text, names, imports, includes, scripts, problems: isNpm(path) ? [] : problems };
    });
  }

  #compileScript(path: string): ScriptFile {
    const file = `${this.paths.fileOf(path)}.wxs`;
    return this.files.remember(`wxs ${path}`, () => {
      const text = this.files.read(file) ?? '';
      const { code, found } = this.#compileWxs(text, path, file, text, 0);
      this.#group.addScript(path, code);
      this.#code = undefined;
      return isNpm(path) ? { ...found, problems: [] } : found;
    });
  }

  /** Compiles a script that is at `start` of a file's text. */
  #compileWxs(
    source: string,
    path: string,
    file: string,
    text: string,
    start: number,
  ): { code: string; found: ScriptFile } {
    const { code, problems } = compileWxs(source);
    const found: ScriptFile = {
      scripts: [],
      problems: problems.map(({ offset, message }) => ({
        file,
        ...positionAt(text, start + offset),
        message,
      })),
    };
    for (const { reference, offset } of requiredWxs(source)) {
      const target = this.#target(reference, path, '.wxs');
      if (target !== undefined) found.scripts.push(target);
      else
        found.problems.push({ file, ...positionAt(text, start + offset), message: `no file "${reference}"` });
    }
    return { code, found };
  }

  /** The virtual path, without extension, of an existing file that a template or a script names. */
  #target(reference: string, from: string, extension: string): string | undefined {
    const [first = ''] = this.paths.candidates(reference, from);
    const target = first.endsWith(extension) ? first.slice(0, -extension.length) : first;
    return this.files.exists(this.paths.fileOf(target) + extension) ? target : undefined;
  }
}

/** Everything that can be reached from the first paths, each once, nearest first. */
function reach<T>(first: string[], visit: (path: string) => T, next: (found: T) => string[]): T[] {
  const found = new Map<string, T>();
  const queue = [...first];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    if (found.has(path)) continue;
    const visited = visit(path);
    found.set(path, visited);
    queue.push(...next(visited));
  }
  return [...found.values()];
}

function describe(warning: TemplateWarning, text: string): Omit<Problem, 'file'> {
  const line = text.split('\n')[warning.startLine] ?? '';
  const end = warning.endLine === warning.startLine ? warning.endColumn : undefined;
  const written = line.slice(warning.startColumn, end).trim();
  return {
    line: warning.startLine + 1,
    column: warning.startColumn + 1,
    message: written ? `${warning.message}: ${written}` : warning.message,
  };
}
