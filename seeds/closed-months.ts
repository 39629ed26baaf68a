import type { Book, StoredTally } from '../cloudfunctions/domain/tally/closing/book';
import { beginningOf, plusMonths } from '../cloudfunctions/domain/tally/period';
import { type RawRows, recount, whoRecounted } from '../cloudfunctions/domain/tally/recount';
import type { Tally } from '../cloudfunctions/domain/tally/tally';
import { packed } from '../cloudfunctions/domain/tally/who';
import { isWithin } from '../cloudfunctions/kernel/area';
import { month as monthOf } from '../cloudfunctions/kernel/clock';
import { newId, personId } from '../cloudfunctions/kernel/ids';
import type { Community } from './community';
import { firstMonth } from './past-days';
import { staffOpenid } from './people';

/** Staff close a month on the morning of the second. */
const CLOSED = 34 * 3_600_000;

interface Named {
  _id: string;
  name: string;
}

/** Rows of one area and month: what a recount looks through. */
function rowsOf(rows: RawRows, area: string, month: string): RawRows {
  const inside = <T extends { within: string[] }>(all: T[]) =>
    all.filter(({ within }) => within.includes(area));
  const ofMonth = <T extends { month: string }>(all: T[]) => all.filter((each) => each.month === month);
  return {
    ...rows,
    areas: rows.areas.filter(({ _id }) => isWithin(_id, area)),
    queues: ofMonth(inside(rows.queues)),
    hours: ofMonth(rows.hours),
    reads: rows.reads.filter((read) => monthOf(read.at) === month && isWithin(read.household, area)),
    wishes: inside(rows.wishes),
    enquiries: inside(rows.enquiries),
    notices: inside(rows.notices),
    history: inside(rows.history),
  };
}

function named<T extends { id: string; name: string }>(rows: T[], known: Named[]): T[] {
  return rows.map((row) => ({ ...row, name: known.find(({ _id }) => _id === row.id)?.name ?? row.name }));
}

function withNames(tally: Tally, { teams, points }: Pick<Community, 'teams' | 'points'>): Tally {
  return { ...tally, byTeam: named(tally.byTeam, teams), byPoint: named(tally.byPoint, points) };
}

/** The months of a community that its staff closed: all but the last one, which they have yet to look at. */
export function closedMonthsOf(
  community: Community,
  rows: RawRows,
  now: Date,
): { months: Book[]; tallies: StoredTally[] } {
  const closed = { months: [] as Book[], tallies: [] as StoredTally[] };
  for (const { area, name } of community.demo.staff) {
    const by = personId(staffOpenid(area));
    const book: Book = { _id: area, last: null, closed: [], log: [] };
    for (let month = firstMonth(now); month < plusMonths(monthOf(now), -1); month = plusMonths(month, 1)) {
      const at = new Date(beginningOf(plusMonths(month, 1)).getTime() + CLOSED);
      const _id = newId(by, `seed ${area} ${month}`);
      const inside = rowsOf(rows, area, month);
      const tally = withNames(recount(inside, area, month, at), community);
      const who = packed(whoRecounted(inside, area, month));
      closed.tallies.push({ _id, area, month, tally, who });
      book.closed.push({ month, tally: _id });
      book.log.push({ verb: 'close', month, by, byName: name, at, requestId: `seed-${month}` });
      book.last = month;
    }
    closed.months.push(book);
  }
  return closed;
}
