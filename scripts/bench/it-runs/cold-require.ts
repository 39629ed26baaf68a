import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { buildFunctions } from '../../build';
import { processEnvironment } from '../../cloud/functions/process-environment';
import { type Figure, median } from '../figure';
import { PROJECT } from '../shared';

const ROUNDS = 11;
const TIMER =
  'const begun = performance.now(); require(process.argv[1]); console.log(performance.now() - begun)';

/** The SDK alone, bundled as the functions are. */
async function bundleSdk(folder: string): Promise<string> {
  const outfile = join(folder, 'sdk.js');
  await build({
    stdin: { contents: "module.exports = require('wx-server-sdk')", resolveDir: PROJECT },
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    legalComments: 'none',
    logLevel: 'silent',
  });
  return outfile;
}

/** Milliseconds to load the file in a new process, with the variables a function finds on the platform. */
async function requireCold(file: string): Promise<number> {
  const env = processEnvironment('api', 'http://127.0.0.1:1', {});
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', TIMER, file], { env });
  return Number(stdout);
}

/** Both in turn, so that a busy moment of the machine meets both. */
async function ratio(api: string, sdk: string): Promise<number> {
  const times: Record<'api' | 'sdk', number[]> = { api: [], sdk: [] };
  for (let round = 0; round < ROUNDS; round++) {
    times.api.push(await requireCold(api));
    times.sdk.push(await requireCold(sdk));
  }
  return median(times.api) / median(times.sdk);
}

export const coldRequire: Figure = {
  subject: 'it-runs',
  name: 'cold require of the bundled api, times that of the bundled SDK',
  limit: 1.25,
  short: false,
  async measure(shared) {
    const out = join(shared.folder(), 'functions');
    await buildFunctions({ out });
    return ratio(join(out, 'api/index.js'), await bundleSdk(shared.folder()));
  },
};
