import { join, resolve } from 'node:path';
import { schema } from '../../cloudfunctions/schema';
import { loadSeeds } from '../../seeds/load';
import { demoWechat } from '../../seeds/wechat';
import { buildFunctions, FUNCTIONS_FOLDER } from '../build';
import { startCloud } from '../cloud';
import type { Cloud } from '../cloud/types';
import { BuildReports } from './build-reports';
import { Closers } from './closers';
import { cloudFolder, emptyData, holdData, isSeeded, markSeeded } from './data-folder';
import { DoorCodes } from './door-codes';
import { EventStream } from './event-stream';
import { listenFrom } from './listen';
import { buildPage } from './page-files';
import { pageState } from './page-state';
import { startPhones } from './phones';
import { startServer } from './server';
import { Wechat } from './wechat';

const ROOT = resolve(__dirname, '../..');

export interface ProductOptions {
  /** First port to try; the next ones when it is taken. */
  port: number;
  /** Folder that keeps everything between runs. */
  data: string;
  /** Folders of the functions and of the phone, built before: nothing is built, and nothing watched. */
  built?: { functions: string; phone: string };
}

export interface Product {
  url: string;
  cloud: Cloud;
  stop(): Promise<void>;
}

/**
 * The product on this machine: functions and phone built from source and built again at every change, the local cloud
 * with its data, seeded the first time, and the start page. Throws DataInUse when the data folder is another's.
 */
export async function startProduct(options: ProductOptions): Promise<Product> {
  const closers = new Closers();
  try {
    return { ...(await start(options, closers)), stop: () => closers.close() };
  } catch (error) {
    await closers.close();
    throw error;
  }
}

async function start(
  { port, data, built }: ProductOptions,
  closers: Closers,
): Promise<Omit<Product, 'stop'>> {
  const held = await holdData(data);
  closers.add(() => held.release());

  const events = new EventStream();
  const builds = new BuildReports(events);
  const functions = built?.functions ?? (await watchFunctions(builds, closers));

  // Seeds that were interrupted are begun again.
  if (!isSeeded(data)) emptyData(data);
  const demo = demoWechat();
  const wechat = new Wechat(demo.people, demo.groups, join(data, 'wechat.json'));
  const cloud = await startCloud({ functions, data: cloudFolder(data), schema });
  closers.add(() => cloud.stop());

  const [page, phones] = await Promise.all([
    buildPage(),
    startPhones({ project: ROOT, wechat, cloudUrl: cloud.url, builds, built: built?.phone }),
    seedOnce(cloud, data),
  ]);
  closers.add(() => phones.close());

  const { codes, first } = demo;
  const state = pageState({ wechat, cloud, builds, codes, first });
  const server = startServer({
    page,
    wechat,
    state,
    events,
    codes: new DoorCodes(cloud),
    phone: phones.route,
  });
  const url = await listenFrom(server, port);
  closers.add(() => server.stop());
  cloud.onCall((call) => events.tell({ kind: 'call', call }));
  cloud.onMessage((message) => events.tell({ kind: 'message', message }));
  held.announce(url);
  return { url, cloud };
}

/** Folder of the functions, built now and again at every change. */
async function watchFunctions(builds: BuildReports, closers: Closers): Promise<string> {
  const functions = await buildFunctions({
    out: FUNCTIONS_FOLDER,
    watch: (errors) => builds.report('functions', errors.join('\n')),
  });
  closers.add(() => functions.stop());
  return FUNCTIONS_FOLDER;
}

async function seedOnce(cloud: Cloud, data: string): Promise<void> {
  if (isSeeded(data)) return;
  await loadSeeds(cloud);
  markSeeded(data);
}
