import * as v from 'valibot';
import { _, aggregate, type Query } from '../../kernel/database';
import { areasOf } from '../../kernel/grants';
import type { Person } from '../../kernel/person';
import { procedure } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { can } from '../../kernel/workflow';
import { calledInBuilding, homeIn } from '../community/home';
import { withWisher } from './change';
import { WISH_LIMITS } from './limits';
import type { Wish } from './wish';
import { type WishVerb, wishWorkflow } from './workflow';

/** At once on one page; the oldest first, so that nothing waits behind what came later. */
const MOST = 50;

/** A wish as somebody sees it who decides whether it is published. */
export interface MadeWish {
  id: string;
  title: string;
  words: string;
  /** In yuan. */
  worth: number;
  /** Costs more than one helper is asked for. */
  tooDear: boolean;
  wisherSays: string;
  buildingName: string;
  /** "601 陈奶奶" */
  wisher: string;
  onBehalf: boolean;
  /** Milliseconds since the epoch. */
  at: number;
  can: WishVerb[];
}

/** The wishes that wait for this person: in the buildings they own and the areas they work for, but for their own. */
export function verifiedBy(caller: Pick<Person, '_id' | 'grants'>): Query {
  return { within: _.in(areasOf(caller, ['owner', 'staff'])), state: 'made', wisher: _.neq(caller._id) };
}

type Row = Wish & { wishers: Person[] };

function madeWish(wish: Row, caller: Person, now: Date): MadeWish {
  const [wisher] = wish.wishers;
  const room = wisher && homeIn(wisher, wish.building)?.room;
  return {
    ...{ id: wish._id, title: wish.title, words: wish.words, worth: wish.worth },
    tooDear: wish.worth > WISH_LIMITS.worth,
    ...{ wisherSays: wish.wisherSays, buildingName: wish.buildingName, onBehalf: wish.onBehalf },
    wisher: wisher && room ? calledInBuilding(wisher, room) : '已经搬走的邻居',
    at: wish.at.getTime(),
    can: can(wishWorkflow, wish, { caller, now }),
  };
}

/** The wishes that wait for the caller to look at them. Two requests. */
export const toVerify = procedure({
  input: v.object({}),
  sensitive: true,
  allow: ({ caller }) =>
    must(areasOf(caller, ['owner', 'staff']).length > 0, 'not-allowed', '心愿由群主或社区工作人员先看一眼。'),
  async run({ caller, now }): Promise<{ wishes: MadeWish[] }> {
    const rows = await aggregate<Row>('wishes', [
      { match: verifiedBy(caller) },
      { sort: { at: 1 } },
      { limit: MOST },
      { project: { log: 0, outbox: 0 } },
      withWisher,
    ]);
    return { wishes: rows.map((row) => madeWish(row, caller, now)) };
  },
});
