import { counts } from './counting';
import { addedMinutes, type Tally } from './tally';
import { everybody, membersOf, type Who } from './who';

/** Rows with the same id are one, their figures added; what else stands in them is the first one's. */
function addedRows<R extends { id: string }>(rows: R[], figures: (keyof R)[]): R[] {
  const all = new Map<string, R>();
  for (const row of rows) {
    const known = all.get(row.id);
    const sums = figures.map((figure) => [figure, Number(known?.[figure] ?? 0) + Number(row[figure])]);
    all.set(row.id, { ...(known ?? row), ...Object.fromEntries(sums) });
  }
  return [...all.values()];
}

/** From the first month in which somebody was served. */
function byMonth(live: Tally, closed: Tally[]): Tally['byDay'] {
  const counted = live.byDay.map(({ date, personTimes }) => ({ id: date.slice(0, 7), personTimes }));
  const stored = closed.map(({ period, personTimes }) => ({ id: period, personTimes }));
  const months = addedRows([...counted, ...stored], ['personTimes']);
  const inOrder = months
    .map(({ id, personTimes }) => ({ date: id, personTimes }))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
  const first = inOrder.findIndex(({ personTimes }) => personTimes > 0);
  return first < 0 ? [] : inOrder.slice(first);
}

function byTeam(all: Tally[], { gave }: Who): Tally['byTeam'] {
  const rows = addedRows(
    all.flatMap(({ byTeam }) => byTeam),
    ['personTimes', 'minutes'],
  );
  return rows.map((row) => ({ ...row, volunteers: membersOf(gave, row.id) }));
}

function byBuilding(live: Tally, stored: Tally[], { served }: Who): Tally['byBuilding'] {
  const times = counts(
    stored.flatMap(({ byBuilding }) => byBuilding),
    ({ id }) => id,
    ({ personTimes }) => personTimes,
  );
  return live.byBuilding.map((row) => ({
    ...row,
    personTimes: row.personTimes + (times.get(row.id) ?? 0),
    people: membersOf(served, row.id),
  }));
}

/**
 * The figures of a period that were counted now, with those of its months that were stored. What cannot be added,
 * because somebody may have come in several months, comes from who is behind them all.
 */
export function added(live: Tally, stored: Tally[], who: Who): Tally {
  const all = [...stored, live];
  const sum = (value: (tally: Tally) => number) => all.reduce((total, tally) => total + value(tally), 0);
  return {
    ...live,
    personTimes: sum(({ personTimes }) => personTimes),
    people: everybody(who.served),
    unnamed: sum(({ unnamed }) => unnamed),
    byDay: byMonth(live, stored),
    byPoint: addedRows(
      all.flatMap(({ byPoint }) => byPoint),
      ['personTimes', 'minutes'],
    ),
    byService: addedRows(
      all.flatMap(({ byService }) => byService),
      ['personTimes'],
    ),
    byTeam: byTeam(all, who),
    byBuilding: byBuilding(live, stored, who),
    byChild: live.byChild.map((child) => {
      const others = stored.flatMap(({ byChild }) => byChild.filter(({ id }) => id === child.id));
      return {
        ...child,
        personTimes: others.reduce((total, { personTimes }) => total + personTimes, child.personTimes),
        minutes: others.reduce((total, { minutes }) => total + minutes, child.minutes),
      };
    }),
    volunteers: everybody(who.gave),
    shifts: sum(({ shifts }) => shifts),
    minutes: all.map(({ minutes }) => minutes).reduce(addedMinutes),
    notices: { ...live.notices, reads: sum(({ notices }) => notices.reads) },
    households: { ...live.households, read: who.read.length, came: who.came.length },
    ratings: {
      rated: sum(({ ratings }) => ratings.rated),
      good: sum(({ ratings }) => ratings.good),
    },
    corrections: all.flatMap(({ corrections }) => corrections),
  };
}
