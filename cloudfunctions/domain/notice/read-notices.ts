import { lineage } from '../../kernel/area';
import { _, $, aggregate, expr, lookup } from '../../kernel/database';
import { holds } from '../../kernel/grants';
import type { Person } from '../../kernel/person';
import { homeIn } from '../community/home';
import type { Notice, NoticeKind, Read } from './notice';

/** One line of a list of notices. */
export interface NoticeLine {
  id: string;
  kind: NoticeKind;
  title: string;
  from: string;
  /** Milliseconds since the epoch. */
  at: number;
  pinned: boolean;
  /** Whether the caller has read it. */
  read: boolean;
  /** Whether the author has asked again those who have not read. */
  reminded: boolean;
  /** Households of this building that have read; only for its owner and staff. */
  householdsRead: number | null;
}

export interface NoticePage {
  notices: NoticeLine[];
  /** Give it back as `before` for the next page; null at the end. */
  next: string | null;
}

type Row = Notice & { reads: Pick<Read, 'household' | 'person' | 'told'>[] };

function summary({ _id, kind, title, from, at, pinned }: Notice) {
  return { id: _id, kind, title, from, at: at.getTime(), pinned };
}

/** What is older than a week before somebody joined is not news to them, in milliseconds. */
const NEWS = 7 * 24 * 3_600_000;

function isOldTo(caller: Person, building: string, at: Date): boolean {
  const home = homeIn(caller, building);
  return home !== undefined && at.getTime() < home.since.getTime() - NEWS;
}

function line(row: Row, building: string, caller: Person, inCharge: boolean): NoticeLine {
  return {
    ...summary(row),
    read:
      isOldTo(caller, building, row.at) ||
      row.reads.some(({ person, told }) => person === caller._id && !told),
    reminded: row.reminded.some((each) => each.building === building),
    householdsRead: inCharge ? new Set(row.reads.map(({ household }) => household)).size : null,
  };
}

const PAGE = 10;

/**
 * The notices shown in a building, pinned first, then the latest, with who read them: one request. The next pages
 * hold no pinned ones; they are cut by `place`, not by counting.
 */
export async function noticesIn(building: string, caller: Person, before?: string): Promise<NoticePage> {
  const inCharge = holds(caller, ['owner', 'staff'], building);
  // A resident learns only of their own reading.
  const mine = inCharge ? [] : [$.eq(['$person', caller._id])];
  const shown = { areas: _.in(lineage(building)), state: 'posted' };
  const rows = await aggregate<Row>('notices', [
    { match: before ? { ...shown, pinned: false, place: _.lt(before) } : shown },
    { sort: { pinned: -1, place: -1 } },
    { limit: PAGE + 1 },
    lookup({
      from: 'reads',
      let: { notice: '$_id' },
      match: expr($.and([$.eq(['$notice', '$$notice']), $.eq(['$building', building]), ...mine])),
      stages: [{ project: { household: 1, person: 1, told: 1 } }],
      as: 'reads',
    }),
    { project: { body: 0, pictures: 0, log: 0, outbox: 0 } },
  ]);
  const page = rows.slice(0, PAGE);
  const last = page.filter(({ pinned }) => !pinned).at(-1) ?? page.at(-1);
  return {
    notices: page.map((row) => line(row, building, caller, inCharge)),
    next: rows.length > PAGE && last ? last.place : null,
  };
}

/**
 * What was posted inside an area, the latest first, for its staff: one request. Who read it is not counted here: of a
 * street that would be tens of thousands of rows.
 */
export async function noticesPostedIn(area: string, before?: string): Promise<NoticePage> {
  const rows = await aggregate<Notice>('notices', [
    { match: { within: area, state: 'posted', ...(before && { place: _.lt(before) }) } },
    { sort: { place: -1 } },
    { limit: PAGE + 1 },
    { project: { body: 0, pictures: 0, log: 0, outbox: 0 } },
  ]);
  const page = rows.slice(0, PAGE);
  return {
    notices: page.map((row) => ({ ...summary(row), read: true, reminded: false, householdsRead: null })),
    next: rows.length > PAGE ? (page.at(-1)?.place ?? null) : null,
  };
}
