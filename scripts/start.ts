import { parseArgs } from 'node:util';
import { DATA_FOLDER } from './start/data-folder';
import { type Product, startProduct } from './start/product';

const USAGE = `npm start -- [选项]

  --port N     从这个端口开始试（8080）
  --data DIR   数据放在哪里（.data）`;

/** `npm start`: the whole product on this machine, until Ctrl-C. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '8080' },
      data: { type: 'string', default: DATA_FOLDER },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(USAGE);
  const product = await startProduct({ port: portOf(values.port), data: values.data });
  console.log(`楼里见：${product.url}\n按 Ctrl-C 停下。`);
  stopOnSignal(product);
}

/** Milliseconds after which stopping is given up. */
const STOPS_WITHIN = 5000;

function stopOnSignal({ stop }: Product): void {
  let isStopping = false;
  const onSignal = () => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => process.exit(1), STOPS_WITHIN).unref();
    stop().then(() => process.exit(), fail);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
}

function portOf(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`--port 不是端口号：${text}`);
  return port;
}

function fail(error: unknown): void {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

main().catch(fail);
