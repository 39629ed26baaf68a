import * as v from 'valibot';
import { instant, month } from '../../kernel/clock';
import { _, $, aggregate, and, lookup, or, type Query, type Stage } from '../../kernel/database';
import { areaId } from '../../kernel/inputs';
import { type Picture, shownTo, withPictures } from '../../kernel/pictures';
import { anyone, procedure } from '../../kernel/procedure';
import type { Area } from '../community/area';
import { nearness, type Standpoint, standpointOf } from './near';
import { verifiedBy } from './to-verify';
import type { Wish } from './wish';

/** Wishes of one page. */
const PAGE = 10;

export type Shown = 'waiting' | 'near' | 'done';

/** A wish that waits, or one that was fulfilled, as the board shows it: nothing of name or door. */
export interface BoardWish {
  id: string;
  title: string;
  words: string;
  /** In yuan. */
  worth: number;
  buildingName: string;
  wisherSays: string;
  part: { part: number; of: number } | null;
  /** Milliseconds since the epoch. */
  publishedAt: number;
  /** Whether the caller made it: nobody claims their own. */
  mine: boolean;
  done: { at: number; by: string; thanks: string; picture: string | null } | null;
}

export interface Board {
  /** What is around; null for somebody who belongs nowhere yet. */
  place: string | null;
  waiting: number;
  /** This month. */
  done: number;
  /** Wishes that wait for the caller to look at them before they are shown. */
  toVerify: number;
  wishes: BoardWish[];
  /** Give it back as `before` for the next page; null at the end. */
  next: string | null;
}

type Row = Wish & { near: number; brought: Picture[] };
type Count = { count: number };

/** When this month began, as `done` begins: everything thanked for since then sorts behind it. */
function thisMonth(now: Date): string {
  return instant(`${month(now)}-01`, '00:00').toISOString();
}

const OPEN = { state: 'open' };

function doneSince(now: Date): Query {
  return { state: 'thanked', done: _.gte(thisMonth(now)) };
}

const counted = [{ group: { _id: null, count: $.sum(1) } }];

/** What comes after the last of the page before, and in which order. */
function pageOf(show: Shown, { area, shown }: Standpoint, before: string | undefined, now: Date) {
  if (show === 'done') {
    const match = {
      ...shown,
      state: 'thanked',
      done: before ? _.gte(thisMonth(now)).and(_.lt(before)) : _.gte(thisMonth(now)),
    };
    return { match, stages: [{ sort: { done: -1 } }] };
  }
  if (show === 'waiting') {
    return {
      match: { ...shown, ...OPEN, ...(before && { queue: _.gt(before) }) },
      stages: [{ sort: { queue: 1 } }],
    };
  }
  const [near = '', queue = ''] = before?.split('|') ?? [];
  const further = or({ near: _.lt(Number(near)) }, { near: Number(near), queue: _.gt(queue) });
  const stages: Stage[] = [
    nearness(area),
    ...(before ? [{ match: further }] : []),
    { sort: { near: -1, queue: 1 } },
  ];
  return { match: { ...shown, ...OPEN }, stages };
}

function keyOf(show: Shown, { near, queue, done }: Row): string {
  if (show === 'done') return done;
  return show === 'near' ? `${near}|${queue}` : queue;
}

function boardWish(row: Row, caller: string): BoardWish {
  const { _id, title, words, worth, buildingName, wisherSays, whole, publishedAt, by } = row;
  const { fulfilled, claim, thankedAt, thanks } = row;
  const shown = fulfilled?.showPicture && fulfilled.picture ? [fulfilled.picture] : [];
  const picture = shownTo(null, shown, row.brought)[0]?.file ?? null;
  return {
    ...{ id: _id, title, words, worth, buildingName, wisherSays },
    part: whole && { part: whole.part, of: whole.of },
    publishedAt: publishedAt?.getTime() ?? 0,
    mine: by === caller,
    done: thankedAt && { at: thankedAt.getTime(), by: claim?.name ?? '', thanks: thanks ?? '', picture },
  };
}

const NOWHERE: Board = { place: null, waiting: 0, done: 0, toVerify: 0, wishes: [], next: null };

/**
 * The wish board of one's community: what waits, the longest first; the same, the nearest first; what was fulfilled
 * this month, the latest first. Two requests a page, with the figures above it.
 */
export const board = procedure({
  input: v.object({
    show: v.picklist(['waiting', 'near', 'done']),
    area: v.optional(areaId),
    before: v.optional(v.pipe(v.string(), v.maxLength(80))),
  }),
  allow: anyone,
  async run({ input: { show, area, before }, caller, now }): Promise<Board> {
    const here = standpointOf(caller, area);
    if (!here) return NOWHERE;
    const { match, stages } = pageOf(show, here, before, now);
    const all = [
      ...stages,
      { limit: PAGE + 1 },
      { project: { log: 0, outbox: 0 } },
      withPictures('fulfilled.picture'),
    ];
    const [row] = await aggregate<Area & { rows: Row[]; open: Count[]; done: Count[]; made: Count[] }>(
      'areas',
      [
        { match: here.named },
        { sort: { kind: -1 } },
        { limit: 1 },
        lookup({ from: 'wishes', match, stages: all, as: 'rows' }),
        lookup({ from: 'wishes', match: and(here.shown, OPEN), stages: counted, as: 'open' }),
        lookup({ from: 'wishes', match: and(here.shown, doneSince(now)), stages: counted, as: 'done' }),
        lookup({ from: 'wishes', match: verifiedBy(caller), stages: counted, as: 'made' }),
      ],
    );
    if (!row) return NOWHERE;
    const page = row.rows.slice(0, PAGE);
    const last = page.at(-1);
    return {
      place: row.name,
      waiting: row.open[0]?.count ?? 0,
      done: row.done[0]?.count ?? 0,
      toVerify: row.made[0]?.count ?? 0,
      wishes: page.map((each) => boardWish(each, caller._id)),
      next: row.rows.length > PAGE && last ? keyOf(show, last) : null,
    };
  },
});
