import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { transform } from 'esbuild';
import { subPackageOf } from './compiler/app-config';
import { assetsIn } from './compiler/assets';
import { type Compiled, compile } from './compiler/compile';
import { formatProblems } from './compiler/problems';

/** What one package of a mini-program weighs. */
export interface PackageSize {
  /** `main`, or the root of a sub-package. */
  name: string;
  bytes: number;
  limit: number;
  /** Its files by virtual path, the largest first. */
  files: { path: string; bytes: number }[];
}

/** What we allow ourselves, in bytes. WeChat's own limit is 2 MB for either. */
const limits = { main: 1.5 * 1024 * 1024, subPackage: 500 * 1024 };

/**
 * The size of every package as WeChat would count it: scripts minified, other files as they are; of npm packages only
 * what the pages use, in the main package. Files that nothing uses are left out, as WeChat's upload does.
 * @throws when the mini-program does not compile
 */
export async function packageSizes(project: string): Promise<PackageSize[]> {
  const compiled = await compile(project);
  if (compiled.errors.length > 0) throw new Error(formatProblems(compiled.errors, project));
  const sizes = new Map<string, PackageSize>();
  const packageOf = (name: string) => {
    const limit = name === 'main' ? limits.main : limits.subPackage;
    const size = sizes.get(name) ?? { name, bytes: 0, limit, files: [] };
    sizes.set(name, size);
    return size;
  };
  for (const name of ['main', ...compiled.app.subPackages.map(({ root }) => root)]) packageOf(name);

  for (const file of await measure(compiled)) {
    const size = packageOf(subPackageOf(compiled.app, file.path) ?? 'main');
    size.bytes += file.bytes;
    size.files.push(file);
  }
  for (const size of sizes.values()) size.files.sort((a, b) => b.bytes - a.bytes);
  return [...sizes.values()];
}

/** One line for each package, for people. */
export function describeSizes(sizes: PackageSize[]): string {
  return sizes
    .map(
      ({ name, bytes, limit }) =>
        `${name}: ${kilobytes(bytes)} of ${kilobytes(limit)}${bytes > limit ? ', too large' : ''}`,
    )
    .join('\n');
}

async function measure({ paths, sources }: Compiled): Promise<PackageSize['files']> {
  const { root } = paths.project;
  const files = new Map(assetsIn(root).map((name) => [name, path.join(root, name)]));
  for (const file of sources) {
    const inPackage = /node_modules[\\/](.*)$/.exec(file)?.[1];
    const virtual = paths.virtualOf(file) ?? (inPackage && `miniprogram_npm/${inPackage}`);
    if (virtual !== undefined) files.set(virtual, file);
  }
  return Promise.all(
    [...files].map(async ([virtual, file]) => ({ path: virtual, bytes: await bytesOf(file) })),
  );
}

async function bytesOf(file: string): Promise<number> {
  if (!/\.[jt]s$/.test(file)) return statSync(file).size;
  const { code } = await transform(readFileSync(file, 'utf8'), {
    loader: 'ts',
    format: 'cjs',
    minify: true,
    charset: 'utf8',
  });
  return Buffer.byteLength(code);
}

function kilobytes(bytes: number): string {
  return `${Math.ceil(bytes / 1024)} KB`;
}

if (require.main === module) {
  void packageSizes(process.argv[2] ?? '.').then((sizes) => {
    console.log(describeSizes(sizes));
    if (sizes.some(({ bytes, limit }) => bytes > limit)) process.exitCode = 1;
  });
}
