import * as v from 'valibot';
import { add } from '../../../kernel/database';
import { deleteFiles, getFile } from '../../../kernel/files';
import { mustHold } from '../../../kernel/grants';
import { newId } from '../../../kernel/ids';
import { areaId } from '../../../kernel/inputs';
import { procedureOn } from '../../../kernel/procedure';
import { must } from '../../../kernel/refusal';
import { keptUntil } from '../export';
import { putJson } from '../gather/pieces';
import { UNHELD } from '../lease';
import type { Effect } from './import';
import { type Applying, kinds } from './kinds';
import { knownIn } from './known';
import { type Mistake, readTable } from './read-table';
import { IMPORTS, TABLES } from './table';

const MEGABYTE = 1024 * 1024;
const LARGEST = 2 * MEGABYTE;
/** Of one answer: whoever made more mistakes finds the rest when these are mended. */
const MOST_MISTAKES = 100;
/** Rows shown before they are applied. */
const SHOWN = 20;
/** Rows looked up at once. */
const AT_ONCE = 200;

/** What was found in a sheet. Nothing is changed yet. */
export interface Checked {
  /** To be given to `report.apply`; null while there is any mistake. */
  import: string | null;
  rows: number;
  mistakes: Mistake[];
  /** Mistakes beyond those. */
  more: number;
  effects: Record<Effect, number>;
  /** The first rows that would change something. */
  shown: { say: string; effect: Effect }[];
}

async function effectsOf(
  { effects }: (typeof kinds)[keyof typeof kinds],
  rows: unknown[],
  applying: Applying,
): Promise<Effect[]> {
  const all: Effect[] = [];
  for (let start = 0; start < rows.length; start += AT_ONCE) {
    all.push(...(await effects(rows.slice(start, start + AT_ONCE), applying)));
  }
  return all;
}

function counted(effects: Effect[]): Record<Effect, number> {
  const count = (effect: Effect) => effects.filter((each) => each === effect).length;
  return { new: count('new'), changed: count('changed'), same: count('same') };
}

/** The uploaded file, which is not kept: it holds names and numbers. */
async function uploaded(file: string): Promise<Uint8Array> {
  const contents = await getFile(file);
  await deleteFiles([file]);
  must(contents.length <= LARGEST, 'bad-input', '文件超过 2 MB 了，请分几张表导入。');
  return contents;
}

/** Reads an uploaded sheet and says row by row what is wrong, or what importing it would change. */
export const check = procedureOn({
  input: v.object({
    area: areaId,
    kind: v.picklist(IMPORTS),
    file: v.pipe(v.string(), v.regex(/^cloud:\/\/[^/]+\/imports\/[\w-]+\.xlsx$/)),
    name: v.pipe(v.string(), v.maxLength(100)),
  }),
  sensitive: true,
  subject: ({ area }) => ({ from: 'areas' as const, by: { _id: area } }),
  missing: '没有找到这个区域。',
  allow: ({ input, caller }) => mustHold(caller, ['staff'], input.area),
  async run({ input: { kind, file, name }, caller, subject: area, requestId, now }): Promise<Checked> {
    const filled = await readTable(await uploaded(file), TABLES[kind]);
    const { rows, mistakes } = kinds[kind].check(filled, await knownIn(area._id, now));
    const applying = { area: area._id, within: area.within, by: caller._id, source: name, now };
    const effects = mistakes.length > 0 ? [] : await effectsOf(kinds[kind], rows, applying);
    const answer = {
      rows: rows.length,
      mistakes: mistakes.slice(0, MOST_MISTAKES),
      more: Math.max(mistakes.length - MOST_MISTAKES, 0),
      effects: counted(effects),
      shown: rows
        .map((row, index) => ({ say: kinds[kind].say(row), effect: effects[index] ?? 'same' }))
        .filter(({ effect }) => effect !== 'same')
        .slice(0, SHOWN),
    };
    if (mistakes.length > 0) return { import: null, ...answer, shown: [] };
    const _id = newId(caller._id, requestId);
    await add('imports', {
      _id,
      state: 'checked',
      kind,
      name,
      ...{ area: area._id, within: area.within, by: caller._id, byName: caller.name, at: now },
      ...{ rows: rows.length, effects: answer.effects, done: 0 },
      file: await putJson(`imports/rows/${_id}.json.gz`, rows),
      goesAt: keptUntil(now),
      ...UNHELD,
      log: [{ verb: 'check', by: caller._id, at: now, requestId }],
      outbox: [],
    });
    return { import: _id, ...answer };
  },
});
