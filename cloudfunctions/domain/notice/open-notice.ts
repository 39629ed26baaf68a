import * as v from 'valibot';
import { add } from '../../kernel/database';
import { areasOf } from '../../kernel/grants';
import { id } from '../../kernel/inputs';
import type { Person } from '../../kernel/person';
import { anyone, procedureOn } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { can } from '../../kernel/workflow';
import {
  type Notice,
  type NoticeKind,
  type NoticeVerb,
  noticeWorkflow,
  type Read,
  reaches,
  touches,
} from './notice';

export interface NoticeView {
  id: string;
  kind: NoticeKind;
  title: string;
  body: string;
  pictures: string[];
  from: string;
  /** Milliseconds since the epoch. */
  at: number;
  pinned: boolean;
  withdrawn: boolean;
  /** What the caller may do with it; draws the buttons. */
  can: NoticeVerb[];
  /** The caller's buildings as owner that it reaches: whose readers they look at. */
  readersOf: string[];
  /** The caller's area as staff that it touches: where they begin to look how far it got. Null for others. */
  reachFrom: string | null;
  /** Whether the caller has a home that the notice reaches. */
  joined: boolean;
}

/** One line per home of the reader that the notice reaches. */
export function readingsOf(notice: Notice, reader: Person, at: Date): Read[] {
  return reader.homes
    .filter(({ building }) => reaches(notice, building))
    .map(({ building, household }) => ({
      _id: `${notice._id} ${household} ${reader._id}`,
      notice: notice._id,
      building,
      household,
      person: reader._id,
      told: false,
      at,
    }));
}

/** Adds what is not there yet. One request, and one more for each line only when some are there already. */
export async function addReads(reads: Read[]): Promise<void> {
  if (reads.length === 0 || (await add('reads', reads))) return;
  if (reads.length > 1) await Promise.all(reads.map((read) => add('reads', read)));
}

function view(notice: Notice, caller: Person, now: Date): NoticeView {
  return {
    id: notice._id,
    kind: notice.kind,
    title: notice.title,
    body: notice.body,
    pictures: notice.pictures,
    from: notice.from,
    at: notice.at.getTime(),
    pinned: notice.pinned,
    withdrawn: notice.state === 'withdrawn',
    can: can(noticeWorkflow, notice, { caller, now }),
    readersOf: areasOf(caller, ['owner']).filter((area) => reaches(notice, area)),
    reachFrom: areasOf(caller, ['staff']).find((area) => touches(notice, area)) ?? null,
    joined: caller.homes.some(({ building }) => reaches(notice, building)),
  };
}

/**
 * Opens a notice and, for somebody who lives where it reaches, marks it read: two requests. A neighbour who has only
 * the card from the group may read it too; it counts for nobody.
 */
export const open = procedureOn({
  input: v.object({ notice: id }),
  subject: ({ notice }) => ({ from: 'notices', by: { _id: notice } }),
  missing: '这条通知找不到了。',
  allow: anyone,
  async run({ caller, subject: notice, now }): Promise<NoticeView> {
    const seen = view(notice, caller, now);
    const looksAfterIt = seen.readersOf.length > 0 || seen.reachFrom !== null;
    must(!seen.withdrawn || looksAfterIt, 'not-found', '这条通知已经撤回了。');
    if (!seen.withdrawn) await addReads(readingsOf(notice, caller, now));
    return seen;
  },
});
