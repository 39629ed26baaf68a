import * as v from 'valibot';
import { _, add, find, remove, update } from '../../../kernel/database';
import { anyone, procedure } from '../../../kernel/procedure';
import { must } from '../../../kernel/refusal';
import { sameName } from '../import/check-rows';
import { sayPeriod } from '../period';
import { sameCode } from './record-sheet';

/** Tries of one person in an hour. */
const TRIES = 10;
const HOUR = 3_600_000;

/** What the sheet says in sum, and no more. */
export interface Verified {
  name: string;
  period: string;
  from: string;
  to: string;
  services: number;
  minutes: number;
  organisers: string[];
  /** Milliseconds since the epoch. */
  at: number;
}

/** Counts a try: one conditional update, one request more at the first of an hour. @throws Refusal `later` */
async function countTry(person: string, now: Date): Promise<void> {
  const _id = `${person}.${Math.floor(now.getTime() / HOUR)}`;
  const counted = await update('tries', { _id, count: _.lt(TRIES) }, { count: _.inc(1) });
  if (counted > 0) return;
  const first = await add('tries', { _id, count: 1, at: now });
  must(first, 'later', `一个小时最多核对 ${TRIES} 次，请过一会儿再来。`);
}

/** What was tried in hours gone by is nobody's business. One request. */
export async function forgetTries(now: Date): Promise<void> {
  await remove('tries', { at: _.lt(new Date(now.getTime() - HOUR)) });
}

/** Anybody who holds a sheet checks it by its code and the name on it. Three requests, four at the first try of an hour. */
export const verify = procedure({
  input: v.object({
    code: v.pipe(
      v.string(),
      v.transform(sameCode),
      v.regex(/^[A-Z0-9]{10}$/, '校验码是 10 位字母和数字，请再看一眼。'),
    ),
    name: v.pipe(v.string(), v.trim(), v.nonEmpty('请写记录上的姓名。'), v.maxLength(20)),
  }),
  allow: anyone,
  async run({ input: { code, name }, caller, now }): Promise<Verified> {
    await countTry(caller._id, now);
    const [sheet] = await find('recordSheets', { code }, { limit: 1 });
    const matches = sheet && sameName(sheet.name) === sameName(name);
    must(matches, 'not-found', '没有这份记录。校验码和姓名要和纸上的一样，请再看一眼。');
    const { from, to, services, minutes, organisers, at } = sheet;
    return {
      name: sheet.name,
      period: sayPeriod(sheet.period),
      ...{ from, to, services, minutes, organisers },
      at: at.getTime(),
    };
  },
});
