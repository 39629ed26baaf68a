import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Schema } from '../../typings/schema';
import { startCloud } from './index';
import { messageOf } from './refusal';

const USAGE = 'npm run cloud -- --functions DIR [--data DIR] [--port N] [--schema FILE]';

/** Runs the functions of any CloudBase project until Ctrl-C. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      functions: { type: 'string' },
      data: { type: 'string', default: '.data/cloud' },
      port: { type: 'string', default: '0' },
      schema: { type: 'string' },
    },
  });
  if (!values.functions) throw new Error('--functions is missing');
  const cloud = await startCloud({
    functions: values.functions,
    data: resolve(values.data),
    port: portOf(values.port),
    schema: values.schema ? await readSchema(values.schema) : undefined,
  });
  console.log(cloud.url);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, async () => {
      await cloud.stop();
      process.exit();
    });
  }
}

function portOf(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`--port is not a port: ${text}`);
  return port;
}

/** A JSON or TypeScript file that exports the schema as `schema` or default. */
async function readSchema(file: string): Promise<Schema> {
  const loaded = await import(resolve(file));
  const schema = loaded.schema ?? loaded.default;
  if (typeof schema !== 'object') throw new Error(`${file} exports no schema`);
  return schema;
}

main().catch((error) => {
  console.error(`${messageOf(error)}\n${USAGE}`);
  process.exit(1);
});
