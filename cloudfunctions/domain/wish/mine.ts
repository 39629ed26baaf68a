import * as v from 'valibot';
import { _, find, or } from '../../kernel/database';
import { anyone, procedure } from '../../kernel/procedure';
import type { Wish, WishState } from './wish';

/** Wishes of one page, of either kind. */
const PAGE = 40;

/** A wish the caller made, or one they claimed. Instants are milliseconds since the epoch. */
export interface WishLine {
  id: string;
  title: string;
  state: WishState;
  buildingName: string;
  wisherSays: string;
  onBehalf: boolean;
  at: number;
  /** In whose hands it is. */
  claimedBy: string | null;
  until: number | null;
}

export interface MyWishes {
  made: WishLine[];
  claimed: WishLine[];
  /** Give it back as `before` for the next page; null at the end. */
  next: number | null;
}

function line({ _id, title, state, buildingName, wisherSays, onBehalf, at, claim }: Wish): WishLine {
  return {
    ...{ id: _id, title, state, buildingName, wisherSays, onBehalf },
    at: at.getTime(),
    claimedBy: claim?.name ?? null,
    until: claim?.until.getTime() ?? null,
  };
}

/** What the caller wished for, and what they promised to do, the latest first. Two requests a page. */
export const mine = procedure({
  input: v.object({ before: v.optional(v.number()) }),
  allow: anyone,
  async run({ input: { before }, caller: { _id } }): Promise<MyWishes> {
    const earlier = before === undefined ? {} : { at: _.lt(new Date(before)) };
    const own = or({ by: _id, ...earlier }, { 'claim.person': _id, ...earlier });
    const found = await find('wishes', own, { order: ['at', 'desc'], limit: PAGE + 1 });
    const page = found.slice(0, PAGE);
    return {
      made: page.filter(({ by }) => by === _id).map(line),
      claimed: page.filter(({ claim }) => claim?.person === _id).map(line),
      next: found.length > PAGE ? (page.at(-1)?.at.getTime() ?? null) : null,
    };
  },
});
