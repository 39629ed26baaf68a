import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

/** A browser to run, and the environment it needs. */
export interface Executable {
  path: string;
  env?: NodeJS.ProcessEnv;
}

/** With these the package unpacks its own system libraries too: a bare machine has none of them. */
const LIKE_LAMBDA = {
  AWS_LAMBDA_FUNCTION_VERSION: '1',
  AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x',
  AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x',
};

/** The Chromium that came with `npm ci`, unpacked once per version into the temporary folder (about 200 MB). */
export async function packedChromium(): Promise<Executable> {
  const version = packageVersion();
  const folder = path.join(tmpdir(), `chromium-${version}-${process.getuid?.() ?? 'user'}`);
  if (!existsSync(folder)) await unpack(folder);
  return {
    path: path.join(folder, 'chromium'),
    env: {
      ...process.env,
      LD_LIBRARY_PATH: path.join(folder, 'al2023/lib'),
      FONTCONFIG_PATH: path.join(folder, 'fonts'),
    },
  };
}

function packageVersion(): string {
  const main = require.resolve('@sparticuz/chromium');
  return JSON.parse(readFileSync(path.join(path.dirname(main), '../../package.json'), 'utf8')).version;
}

/** Unpacks beside the folder and moves there at once: other processes see all of it or nothing. */
async function unpack(folder: string): Promise<void> {
  const partial = await mkdtemp(`${folder}-`);
  try {
    const script = path.join(__dirname, 'unpack-chromium.mjs');
    const env = { ...process.env, ...LIKE_LAMBDA, TMPDIR: partial };
    await promisify(execFile)(process.execPath, [script], { env });
    await pointToFonts(path.join(partial, 'fonts/fonts.conf'), path.join(folder, 'fonts'));
    await rename(partial, folder);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

/** The package expects its fonts at /tmp/fonts. Where fontconfig finds no font at all, Chromium dies of a form's first button. */
async function pointToFonts(configuration: string, fonts: string): Promise<void> {
  const text = await readFile(configuration, 'utf8');
  await writeFile(configuration, text.replaceAll('/tmp/fonts', fonts));
}
