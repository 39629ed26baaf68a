import { history } from './apply-history';
import { households } from './apply-households';
import { volunteers } from './apply-volunteers';
import { checkHistory } from './check-history';
import { checkHousehold } from './check-household';
import { type Check, checkRows, type Known } from './check-rows';
import { checkVolunteer } from './check-volunteer';
import type { Effect } from './import';
import type { Filled, Mistake } from './read-table';
import type { ImportKind } from './table';

/** In whose name and for where rows are applied. */
export interface Applying {
  area: string;
  within: string[];
  /** Person id. */
  by: string;
  /** Name of the file. */
  source: string;
  now: Date;
}

/** What is done with the rows of one kind of sheet. A row is whatever its own check makes of it. */
interface Kind {
  check(rows: Filled[], known: Known): { rows: unknown[]; mistakes: Mistake[] };
  /** What each row would do. */
  effects(rows: unknown[], applying: Applying): Promise<Effect[]>;
  /** Does it; what is done already is left as it is. */
  apply(rows: unknown[], applying: Applying): Promise<void>;
  /** A row in a few words. */
  say(row: unknown): string;
}

/** Ties the functions of one kind together, so that outside of it nobody needs to know its rows. */
function kind<Row>(
  check: Check<Row>,
  functions: {
    effects(rows: Row[], applying: Applying): Promise<Effect[]>;
    apply(rows: Row[], applying: Applying): Promise<void>;
    keyOf(row: Row): string;
    say(row: Row): string;
  },
): Kind {
  return {
    check: (rows, known) => checkRows(rows, known, check, functions.keyOf),
    effects: (rows, applying) => functions.effects(rows as Row[], applying),
    apply: (rows, applying) => functions.apply(rows as Row[], applying),
    say: (row) => functions.say(row as Row),
  };
}

export const kinds: Record<ImportKind, Kind> = {
  volunteers: kind(checkVolunteer, volunteers),
  households: kind(checkHousehold, households),
  history: kind(checkHistory, history),
};
