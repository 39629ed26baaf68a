import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where `npm start` and `npm run seed` keep the data between runs. */
export const DATA_FOLDER = resolve(__dirname, '../../.data');

/** A process that has not come up after this long, in milliseconds, never will. */
const COMES_UP_WITHIN = 60_000;

/** The data folder belongs to another process; `message` tells the person at the terminal what to do. */
export class DataInUse extends Error {
  constructor(readonly holder: Holder) {
    super(
      holder.url
        ? `楼里见已经在运行：${holder.url}（进程 ${holder.pid}）。要重新开始，请先停下它。`
        : `数据正由另一个进程使用（进程 ${holder.pid}），请等它结束再试。`,
    );
    this.name = 'DataInUse';
  }
}

export interface Holder {
  pid: number;
  /** Milliseconds since the epoch. */
  since: number;
  /** Where it answers, once it does. */
  url?: string;
}

/** The right to use a data folder, until `release`. */
export interface HeldData {
  /** Tells later processes where this one answers. */
  announce(url: string): void;
  release(): void;
}

/**
 * Takes the data folder for this process, making it when it is missing. Throws DataInUse while another process has
 * it; one that was killed has it no longer.
 */
export async function holdData(folder: string): Promise<HeldData> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'holder.json');
  const mine: Holder = { pid: process.pid, since: Date.now() };
  try {
    writeFileSync(file, JSON.stringify(mine), { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const holder = readHolder(file);
    if (holder && (await isAlive(holder))) throw new DataInUse(holder);
    writeFileSync(file, JSON.stringify(mine));
  }
  return {
    announce: (url) => writeFileSync(file, JSON.stringify({ ...mine, url })),
    release: () => rmSync(file, { force: true }),
  };
}

/** Removes everything that is kept, so that the next start is a first one. The folder must be held. */
export function emptyData(folder: string): void {
  for (const kept of [join(folder, 'seeded'), join(folder, 'wechat.json'), cloudFolder(folder)]) {
    rmSync(kept, { recursive: true, force: true });
  }
}

/** The part of the data folder that is the product's local cloud's; `npm run cloud` alone keeps its data elsewhere. */
export function cloudFolder(folder: string): string {
  return join(folder, 'product');
}

/** Whether all the seeds are in. Seeds that were interrupted are none. */
export function isSeeded(folder: string): boolean {
  return existsSync(join(folder, 'seeded'));
}

export function markSeeded(folder: string): void {
  writeFileSync(join(folder, 'seeded'), `${new Date().toISOString()}\n`);
}

/** Undefined when it was written halfway. */
function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** The number of a dead process is given to another one sooner or later, so its address has to answer as well. */
async function isAlive({ pid, since, url }: Holder): Promise<boolean> {
  if (!processExists(pid)) return false;
  if (!url) return Date.now() - since < COMES_UP_WITHIN;
  return fetch(url, { signal: AbortSignal.timeout(2000) }).then(
    () => true,
    () => false,
  );
}

function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
