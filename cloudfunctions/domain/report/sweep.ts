import cloud from 'wx-server-sdk';
import { _, find, update } from '../../kernel/database';
import { deleteFiles } from '../../kernel/files';
import { type Export, filesOf } from './export';
import { isHopeless, unheld } from './lease';

/** A phone goes on itself; what nobody went on with for a minute is the sweep's. In milliseconds. */
const GRACE = 60_000;
/** Of one round. Each may take as long as a call of `report` takes. */
const AT_ONCE = 2;
const REMOVED_AT_ONCE = 50;

const UNFINISHED = { exports: ['asked', 'making'], imports: ['applying'] };

/** What fails here is tried again by the next round, until it counts as given up. */
async function callReport(data: { make: string } | { apply: string }): Promise<void> {
  await Promise.resolve(cloud.callFunction({ name: 'report', data })).catch(console.error);
}

async function giveUp(name: keyof typeof UNFINISHED, _id: string, now: Date): Promise<void> {
  await update(name, { _id, ...unheld(UNFINISHED[name], now) }, { state: 'failed', goesAt: now });
}

async function goOn(now: Date): Promise<number> {
  const since = { at: _.lt(new Date(now.getTime() - GRACE)) };
  const [exports, imports] = await Promise.all([
    find('exports', { ...unheld(UNFINISHED.exports, now), ...since }, { limit: AT_ONCE }),
    find('imports', { ...unheld(UNFINISHED.imports, now), ...since }, { limit: AT_ONCE }),
  ]);
  for (const job of exports)
    await (isHopeless(job) ? giveUp('exports', job._id, now) : callReport({ make: job._id }));
  for (const job of imports)
    await (isHopeless(job) ? giveUp('imports', job._id, now) : callReport({ apply: job._id }));
  return exports.length + imports.length;
}

/** First the files, then the document that knows of them: killed in between, the next round does it again. */
async function removeExports(now: Date): Promise<number> {
  const old = await find('exports', { goesAt: _.lt(now) }, { limit: REMOVED_AT_ONCE });
  for (const each of old) {
    await deleteFiles(filesOf(each));
    const state = each.state === 'ready' ? 'removed' : each.state;
    await update('exports', { _id: each._id }, { state, file: null, pieces: [], goesAt: null });
  }
  return old.length;
}

async function removeImports(now: Date): Promise<number> {
  const old = await find('imports', { goesAt: _.lt(now) }, { limit: REMOVED_AT_ONCE });
  for (const each of old) {
    await deleteFiles(each.file ? [each.file] : []);
    const state = each.state === 'checked' ? 'dropped' : each.state;
    await update('imports', { _id: each._id, state: each.state }, { state, file: null, goesAt: null });
  }
  return old.length;
}

async function removeRecords(now: Date): Promise<number> {
  const old = await find('recordSheets', { goesAt: _.lt(now) }, { limit: REMOVED_AT_ONCE });
  if (old.length === 0) return 0;
  await deleteFiles(old.flatMap(({ file }) => file ?? []));
  await update('recordSheets', { _id: _.in(old.map(({ _id }) => _id)) }, { file: null, goesAt: null });
  return old.length;
}

/** Goes on with what a phone left, gives up what cannot be made, and removes files whose time is over. */
export async function sweepReports(now: Date): Promise<number> {
  const removed = (await removeExports(now)) + (await removeImports(now)) + (await removeRecords(now));
  return removed + (await goOn(now));
}
