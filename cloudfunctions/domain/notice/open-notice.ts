import * as v from 'valibot';
import { $, add, expr, lookup } from '../../kernel/database';
import { areasOf } from '../../kernel/grants';
import { id } from '../../kernel/inputs';
import type { Person } from '../../kernel/person';
import { type Picture, type ShownPicture, shownTo, withPictures } from '../../kernel/pictures';
import { anyone, procedureOn } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { can } from '../../kernel/workflow';
import { type Notice, type NoticeKind, type Read, reaches, readingsOf, touches } from './notice';
import { type NoticeVerb, noticeWorkflow } from './workflow';

export interface NoticeView {
  id: string;
  kind: NoticeKind;
  title: string;
  body: string;
  pictures: ShownPicture[];
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

/** The notice with its pictures and what the caller has read of it already. */
type Opened = Notice & { seen: Pick<Read, '_id'>[]; brought: Picture[] };

function withReadingsOf(person: string) {
  return lookup({
    from: 'reads',
    let: { notice: '$_id' },
    match: expr($.and([$.eq(['$person', person]), $.eq(['$notice', '$$notice'])])),
    stages: [{ project: { _id: 1 } }],
    as: 'seen',
  });
}

/** Adds the readings that are not there yet. Of two openings at once the second finds them there, which is fine. */
async function markRead(notice: Opened, caller: Person, now: Date): Promise<void> {
  const seen = new Set(notice.seen.map(({ _id }) => _id));
  const missing = readingsOf(notice, caller, now).filter(({ _id }) => !seen.has(_id));
  if (missing.length > 0) await add('reads', missing);
}

function view(notice: Opened, caller: Person, now: Date): NoticeView {
  return {
    id: notice._id,
    kind: notice.kind,
    title: notice.title,
    body: notice.body,
    pictures: shownTo(caller._id, notice.pictures, notice.brought),
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
 * Opens a notice and, for somebody who lives where it reaches, marks it read: two requests the first time, one after
 * that. A neighbour who has only the card from the group may read it too; it counts for nobody.
 */
export const open = procedureOn({
  input: v.object({ notice: id }),
  subject: ({ notice }, caller) => ({
    from: 'notices',
    by: { _id: notice },
    shape: [withReadingsOf(caller), withPictures('pictures')],
  }),
  missing: '这条通知找不到了。',
  allow: anyone,
  async run({ caller, subject: notice, now }): Promise<NoticeView> {
    const shown = view(notice as Opened, caller, now);
    const looksAfterIt = shown.readersOf.length > 0 || shown.reachFrom !== null;
    must(!shown.withdrawn || looksAfterIt, 'not-found', '这条通知已经撤回了。');
    if (!shown.withdrawn) await markRead(notice as Opened, caller, now);
    return shown;
  },
});
