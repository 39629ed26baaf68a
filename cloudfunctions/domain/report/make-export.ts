import { performance } from 'node:perf_hooks';
import { now as clockNow, day } from '../../kernel/clock';
import { aggregate } from '../../kernel/database';
import { deleteFiles, putFile } from '../../kernel/files';
import type { Area } from '../community/area';
import { countMonths } from '../tally/count-months';
import type { Period, Tally } from '../tally/tally';
import { areaOf, comparedOf } from '../tally/tally-of';
import { type Export, keptUntil, progressOf, type Step } from './export';
import { beginningOf, gather, PARTS, type PartStep, stepAfter } from './gather/gather';
import { getJson, pathOf, putJson, rowsOf } from './gather/pieces';
import { type Around, namer } from './gather/rows';
import { release, save, take } from './lease';
import { periodBefore, sayPeriod } from './period';
import { breakdownSheets } from './workbook/breakdown-sheets';
import { notesSheet } from './workbook/notes-sheet';
import type { Sheet } from './workbook/sheet';
import { summarySheet } from './workbook/summary-sheet';
import { writeWorkbook } from './workbook/write-workbook';

/** Milliseconds after which a call begins nothing more: a phone waits for it, and sees the bar move. */
const ENOUGH = 6000;
/** Areas of a street, all of them. */
const MOST_AREAS = 20_000;

const UNFINISHED = ['asked', 'making'];

/** Puts figures away; they have no rows. */
async function putTally(job: Export, step: Step, tally: Tally): Promise<Export['pieces']> {
  return [...job.pieces, { step, rows: 0, file: await putJson(pathOf(job, `${step}.json.gz`), tally) }];
}

async function tallyIn({ pieces }: Export, step: Step): Promise<Tally | null> {
  const piece = pieces.find((each) => each.step === step);
  if (!piece) return null;
  const tally = await getJson<Tally>(piece.file);
  return { ...tally, asOf: new Date(tally.asOf) };
}

/** The figures of a period; null while its months are still being counted. */
async function tallyOf(job: Export, period: Period, now: Date): Promise<Tally | null> {
  const area = await areaOf(job.area, period);
  const { done, of } = await countMonths(area, period, now);
  if (done < of) return null;
  // What was just counted is not in what was read before.
  const counted = of > 0 ? await areaOf(job.area, period) : area;
  return (await comparedOf(counted, period, now)).tally;
}

/** The figures, worked out first: they also say how many rows there will be about. */
async function tallyStep(job: Export, now: Date): Promise<Partial<Export>> {
  const tally = await tallyOf(job, job.period, now);
  if (!tally) return {};
  const { shifts, wishes, enquiries } = tally;
  const expected = shifts + wishes.made + enquiries.asked;
  return { step: 'before', expected, pieces: await putTally(job, 'tally', tally) };
}

async function beforeStep(job: Export, now: Date): Promise<Partial<Export>> {
  const earlier = periodBefore(job.period);
  const next = beginningOf(stepAfter('before'), job);
  if (earlier === null) return next;
  const tally = await tallyOf(job, earlier, now);
  return tally ? { ...next, pieces: await putTally(job, 'before', tally) } : {};
}

/** 泉塘街道 2026 年 11 月 志愿服务月报 */
function titleOf({ areaName, period }: Export): string {
  return `${areaName} ${sayPeriod(period)} 志愿服务${period.length === 7 ? '月报' : '汇总'}`;
}

async function sheetsOf(job: Export, { placeOf }: Around): Promise<Sheet[]> {
  const tally = (await tallyIn(job, 'tally')) as Tally;
  const listed = Object.entries(PARTS).map(([step, { name, columns }]) => {
    return { name, columns, rows: [], more: rowsOf(job, step as PartStep, columns) };
  });
  return [
    summarySheet(titleOf(job), tally, await tallyIn(job, 'before')),
    ...breakdownSheets(tally, placeOf),
    ...listed,
    notesSheet(job, tally),
  ];
}

/** Makes the workbook of all that was gathered. */
async function bookStep(job: Export, around: Around, now: Date): Promise<Partial<Export>> {
  const title = titleOf(job);
  const book = await writeWorkbook(await sheetsOf(job, around), title);
  const fileName = `${title.replaceAll(' ', '')}-${day(now)}.xlsx`;
  const file = await putFile(pathOf(job, fileName), book);
  return {
    state: 'ready',
    ...{ file, fileName, bytes: book.length },
    readyAt: now,
    goesAt: keptUntil(now),
  };
}

/** The names of places, asked for once in a call. */
async function aroundOf(job: Export): Promise<Around> {
  const areas = await aggregate<Area>('areas', [
    { match: { within: job.area } },
    { project: { name: 1, kind: 1, parent: 1 } },
    { limit: MOST_AREAS },
  ]);
  return { job, placeOf: namer(areas) };
}

async function stepOf(job: Export, around: () => Promise<Around>, isLate: () => boolean, now: Date) {
  if (job.step === 'tally') return tallyStep(job, now);
  if (job.step === 'before') return beforeStep(job, now);
  if (job.step === 'book') return bookStep(job, await around(), now);
  return gather(job, job.step, await around(), isLate);
}

/**
 * Goes on with an export for some seconds, from where the last call saved. Does nothing when another call is at it.
 * Whatever goes wrong, what was saved stays: the next call begins there.
 *
 * @returns its progress, 0 to 100; null when nothing was done
 */
export async function makeExport(id: string, now: Date): Promise<number | null> {
  const begun = performance.now();
  const isLate = () => performance.now() - begun > ENOUGH;
  let job = await take('exports', id, UNFINISHED, { state: 'making' }, now);
  if (!job) return null;
  let places: Promise<Around> | undefined;
  const around = () => {
    places ??= aroundOf(job as Export);
    return places;
  };
  try {
    do {
      job = await save('exports', job, await stepOf(job, around, isLate, clockNow()), clockNow());
    } while (job.state === 'making' && !isLate());
  } finally {
    await release('exports', job);
  }
  if (job.state === 'ready') await deleteFiles(job.pieces.map(({ file }) => file));
  return progressOf(job);
}
