import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { buildPhone } from './build';
import type { Compiled } from './compiler/compile';
import { formatProblems } from './compiler/problems';
import { servePhone } from './serve';

const usage = `npm run phone -- [options]      a mini-program in the browser

  --project DIR     folder of project.config.json (this folder)
  --port N          first port to try (5173)
  --cloud URL       address of a local cloud; without it wx.cloud refuses
  --openid ID       who holds the phone (visitor)
  --build DIR       write static files there instead of serving`;

interface Options {
  project: string;
  port: number;
  cloud?: string;
  openid: string;
  build?: string;
  help: boolean;
}

/** @throws when an option is unknown or makes no sense */
function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      project: { type: 'string', default: '.' },
      port: { type: 'string', default: '5173' },
      cloud: { type: 'string' },
      openid: { type: 'string', default: 'visitor' },
      build: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (!existsSync(values.project)) throw new Error(`There is no folder ${values.project}`);
  if (!/^\d{1,5}$/.test(values.port)) throw new Error(`--port ${values.port} is not a port`);
  return { ...values, port: Number(values.port) };
}

/** Says what a build found. @returns whether it is good */
function report({ errors, warnings }: Compiled): boolean {
  if (warnings.length > 0) console.warn(formatProblems(warnings, process.cwd()));
  if (errors.length > 0) console.error(formatProblems(errors, process.cwd()));
  return errors.length === 0;
}

async function build(project: string, folder: string): Promise<void> {
  const compiled = await buildPhone(project, folder);
  if (report(compiled)) console.log(`${compiled.modules.length} pages and components in ${folder}`);
  else process.exitCode = 1;
}

async function serve({ project, port, openid, cloud }: Options): Promise<void> {
  const { url } = await servePhone({
    project,
    port,
    settings: () => ({ openid, cloud }),
    onBuild({ compiled, milliseconds }) {
      if (!report(compiled)) return;
      console.log(`${compiled.modules.length} pages and components in ${Math.round(milliseconds)} ms`);
    },
  });
  console.log(`The phone is at ${url}`);
}

async function main(): Promise<void> {
  const options = readOptions();
  if (options.help) console.log(usage);
  else if (options.build) await build(options.project, options.build);
  else await serve(options);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
