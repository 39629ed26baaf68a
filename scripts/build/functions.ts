import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type BuildOptions, build, context } from 'esbuild';
import { install, reportBuilds } from './plugins';

const ROOT = resolve(__dirname, '../..');

export interface FunctionsBuildOptions {
  /** Folder to write to: one sub-folder for each function. What else lies in it is removed. */
  out: string;
  /** Folder of the sources; cloudfunctions/ without it. */
  source?: string;
  /** Builds again after every change of a source, and is told what was wrong with it: nothing, when all is well. */
  watch?: (errors: string[]) => void;
}

export interface FunctionsBuild {
  names: string[];
  /** Ends the watching. */
  stop(): Promise<void>;
}

/**
 * Bundles every function as the platform takes it: one minified file with wx-server-sdk inside,
 * and its config.json. Throws when the first build fails; later ones leave the last good build where it is.
 */
export async function buildFunctions({
  out,
  source = join(ROOT, 'cloudfunctions'),
  watch,
}: FunctionsBuildOptions): Promise<FunctionsBuild> {
  const names = await functionNames(source);
  await prepare(out, names);
  const options = bundleOptions(source, names, out);
  if (!watch) await build(options);
  return { names, stop: watch ? await buildAndWatch(options, watch) : async () => {} };
}

/** Gives what ends the watching. */
async function buildAndWatch(
  options: BuildOptions,
  watch: (errors: string[]) => void,
): Promise<() => Promise<void>> {
  let report = watch;
  const first = new Promise<string[]>((resolve) => {
    report = resolve;
  });
  const plugins = [...(options.plugins ?? []), reportBuilds((errors) => report(errors))];
  const bundler = await context({ ...options, plugins });
  await bundler.watch();
  const errors = await first;
  report = watch;
  if (errors.length > 0) {
    await bundler.dispose();
    throw new Error(errors.join('\n'));
  }
  return () => bundler.dispose();
}

/** A function is a folder with index.ts and config.json; kernel and domain are not. */
async function functionNames(source: string): Promise<string[]> {
  const entries = await readdir(source);
  return entries.filter((entry) =>
    ['index.ts', 'config.json'].every((file) => existsSync(join(source, entry, file))),
  );
}

async function prepare(out: string, names: string[]): Promise<void> {
  await mkdir(out, { recursive: true });
  const stale = (await readdir(out)).filter((entry) => !names.includes(entry));
  await Promise.all(stale.map((entry) => rm(join(out, entry), { recursive: true })));
  await writeManifest(out, { private: true, type: 'commonjs' });
  for (const name of names) {
    await mkdir(join(out, name), { recursive: true });
    await writeManifest(join(out, name), { name, private: true, type: 'commonjs', main: 'index.js' });
  }
}

/** Functions are CommonJS, whatever a package.json further up says, and nothing is left to install. */
async function writeManifest(folder: string, manifest: object): Promise<void> {
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

function bundleOptions(source: string, names: string[], out: string): BuildOptions {
  return {
    absWorkingDir: ROOT,
    entryPoints: names.map((name) => join(source, name, 'index.ts')),
    outbase: source,
    outdir: resolve(out),
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    legalComments: 'none',
    logLevel: 'silent',
    write: false,
    plugins: [install(resolve(out))],
  };
}
