import { RETENTION } from '../../../miniprogram/lib/retention';
import { _, add, aggregate, find, remove } from '../../kernel/database';

/** Somebody who has erased themselves, whose hours are kept as a record until a day. */
export interface Erasure {
  /** Person id. */
  _id: string;
  until: Date;
}

declare module '../../kernel/database' {
  interface Documents {
    erasures: Erasure;
  }
}

/** People in one round. */
const AT_ONCE = 50;

/** From now on the person's hours are kept for the record alone, and for so long. Two requests. */
export async function keepHoursOf(person: string, now: Date): Promise<void> {
  const [served] = await aggregate('hours', [{ match: { person } }, { limit: 1 }, { project: { _id: 1 } }]);
  if (!served) return;
  const until = new Date(now);
  until.setUTCFullYear(until.getUTCFullYear() + RETENTION.hoursYears);
  await add('erasures', { _id: person, until });
}

/** Forgets the hours whose time is up, unless the person volunteers again: then they are theirs. Says of how many people. */
export async function forgetHours(now: Date): Promise<number> {
  const over = await find('erasures', { until: _.lt(now) }, { limit: AT_ONCE });
  if (over.length === 0) return 0;
  const ids = over.map(({ _id }) => _id);
  const back = await find('people', { _id: _.in(ids), volunteer: _.exists(true) });
  const gone = ids.filter((id) => !back.some(({ _id }) => _id === id));
  if (gone.length > 0) {
    await remove('disputes', { person: _.in(gone) });
    await remove('hours', { person: _.in(gone) });
  }
  await remove('erasures', { _id: _.in(ids) });
  return gone.length;
}
