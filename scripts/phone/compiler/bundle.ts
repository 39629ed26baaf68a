import path from 'node:path';
import {
  type BuildContext,
  type BuildFailure,
  context,
  type Message,
  type Metafile,
  type Plugin,
} from 'esbuild';
import type { AppBundle, ComponentModule } from '../contract';
import type { App } from './app-config';
import type { Component } from './components';
import { resolveModule, resolvePlainPackage } from './module-resolution';
import type { Problem } from './problems';
import type { SourceFiles } from './source-files';
import { slashed, type VirtualPaths } from './virtual-paths';

/** Everything of a mini-program that goes into the script. */
export interface BundleParts {
  app: App;
  paths: VirtualPaths;
  components: Component[];
  /** Absolute path of app.ts or app.js. */
  appScript: string | undefined;
  styles: AppBundle['styles'];
  /** An expression: the templates. */
  templates: string;
}

export interface Bundle {
  /** Name → content: `app.js`, and `app.js.map` beside it. */
  files: Map<string, string>;
  /** Absolute paths of the mini-program's scripts and of all that they use; not the runtime's. */
  scripts: string[];
  errors: Problem[];
  warnings: Problem[];
}

const runtime = path.join(__dirname, '../runtime/boot.ts');

/** Bundles a mini-program's scripts with the runtime into one script; again and again, quicker than the first time. */
export class Bundler {
  #context: Promise<BuildContext> | undefined;
  #parts: BundleParts | undefined;

  constructor(
    readonly files: SourceFiles,
    /** Folder of the project: sources are named from there in the source map. */
    readonly dir: string,
    readonly minify: boolean,
  ) {}

  async bundle(parts: BundleParts): Promise<Bundle> {
    this.#parts = parts;
    this.#context ??= this.#start();
    const builder = await this.#context;
    try {
      const { outputFiles = [], metafile, warnings } = await builder.rebuild();
      const files = new Map(outputFiles.map((file) => [path.basename(file.path), file.text]));
      files.set('app.js', withStylesAndTemplates(files.get('app.js') ?? '', parts));
      const scripts = this.#reached(metafile?.inputs ?? {}, parts);
      return { files, scripts, errors: [], warnings: warnings.map((message) => this.#problem(message)) };
    } catch (failure) {
      const { errors = [], warnings = [] } = failure as BuildFailure;
      if (errors.length === 0) throw failure;
      const problems = (messages: Message[]) => messages.map((message) => this.#problem(message));
      return { files: new Map(), scripts: [], errors: problems(errors), warnings: problems(warnings) };
    }
  }

  async dispose(): Promise<void> {
    await (await this.#context)?.dispose();
  }

  #start(): Promise<BuildContext> {
    return context({
      absWorkingDir: this.dir,
      entryPoints: [{ in: 'phone:app', out: 'app' }],
      outdir: this.dir,
      write: false,
      metafile: true,
      bundle: true,
      format: 'iife',
      globalName: 'phoneApp',
      target: 'es2022',
      charset: 'utf8',
      minify: this.minify,
      keepNames: true,
      sourcemap: 'external',
      logLevel: 'silent',
      define: { 'process.env.NODE_ENV': '"production"' },
      // As WeChat's compiler: fields that a class declares without a value do not hide those of its base.
      tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
      plugins: [this.#plugin()],
    });
  }

  #plugin(): Plugin {
    return {
      name: 'mini-program',
      setup: (build) => {
        build.onResolve({ filter: /^phone:/ }, ({ path: name }) => ({ path: name, namespace: 'phone' }));
        build.onLoad({ filter: /.*/, namespace: 'phone' }, () => ({
          contents: entry(this.#current()),
          resolveDir: this.dir,
          loader: 'js',
        }));
        build.onResolve({ filter: /.*/, namespace: 'file' }, async ({ path: reference, importer }) => {
          const { app, paths } = this.#current();
          const from = importer === '' ? undefined : paths.virtualOf(importer);
          // The runtime's own scripts, and those inside packages that were not made for mini-programs.
          if (from === undefined) return undefined;
          const found =
            resolveModule(reference, from, app, this.files, paths) ??
            (await resolvePlainPackage(reference, from, build, paths));
          if (!found) return { errors: [{ text: `no module "${reference}"` }] };
          return 'refused' in found ? { errors: [{ text: found.refused }] } : found;
        });
      },
    };
  }

  #reached(inputs: Metafile['inputs'], { appScript, components }: BundleParts): string[] {
    const first = [appScript ?? [], components.map(({ script }) => script)].flat(2);
    const found = new Set(first.map((file) => slashed(path.relative(this.dir, file))));
    for (const file of found) for (const used of inputs[file]?.imports ?? []) found.add(used.path);
    return [...found].map((file) => path.resolve(this.dir, file));
  }

  #current(): BundleParts {
    if (!this.#parts) throw new Error('nothing to bundle yet');
    return this.#parts;
  }

  #problem({ text, location }: Message): Problem {
    return {
      file: path.resolve(this.dir, location?.file ?? '.'),
      line: location?.line ?? 1,
      column: (location?.column ?? 0) + 1,
      message: text,
    };
  }
}

/** The module that everything hangs on: a function which starts the phone with the rest of its bundle. */
function entry({ app, components, appScript }: BundleParts): string {
  return `
import { boot } from ${JSON.stringify(runtime)};

export const start = (styles, templates) => boot({
  config: ${JSON.stringify(app.config)},
  styles,
  templates,
  components: [\n${components.map(componentModule).join(',\n')}\n],
  loadApp: () => ${appScript === undefined ? 'undefined' : `require(${JSON.stringify(appScript)})`},
});`;
}

function componentModule({ path: name, page, config, script }: Component): string {
  const known: Omit<ComponentModule, 'load'> = { path: name, page, config };
  return `{ ...${JSON.stringify(known)}, load: () => require(${JSON.stringify(script)}) }`;
}

/** Styles and templates come after the bundled scripts as they are: there is nothing in them to resolve or to map. */
function withStylesAndTemplates(script: string, { styles, templates }: BundleParts): string {
  return `${script}
phoneApp.start(${JSON.stringify(styles)}, () => ${templates});
//# sourceMappingURL=app.js.map
`;
}
