import { addedMinutes, type Tally } from './tally';

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

function byMonth(live: Tally, closed: Tally[]): Tally['byDay'] {
  const counted = live.byDay.map(({ date, personTimes }) => ({ id: date.slice(0, 7), personTimes }));
  const stored = closed.map(({ period, personTimes }) => ({ id: period, personTimes }));
  const months = addedRows([...counted, ...stored], ['personTimes']);
  return months
    .map(({ id, personTimes }) => ({ date: id, personTimes }))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}

/**
 * The figures of a period that were counted now, with those of its closed months as they were stored. What cannot be
 * added, because somebody may have come in several months, was counted over the whole period already.
 */
export function added(live: Tally, closed: Tally[]): Tally {
  const all = [...closed, live];
  const sum = (value: (tally: Tally) => number) => all.reduce((total, tally) => total + value(tally), 0);
  return {
    ...live,
    personTimes: sum(({ personTimes }) => personTimes),
    byDay: byMonth(live, closed),
    byPoint: addedRows(
      all.flatMap(({ byPoint }) => byPoint),
      ['personTimes', 'minutes'],
    ),
    byService: addedRows(
      all.flatMap(({ byService }) => byService),
      ['personTimes'],
    ),
    byTeam: addedRows(
      // Who gave time for a team in several months is one volunteer.
      [...live.byTeam, ...closed.flatMap(({ byTeam }) => byTeam.map((row) => ({ ...row, volunteers: 0 })))],
      ['personTimes', 'volunteers', 'minutes'],
    ),
    byChild: live.byChild.map((child) => {
      const others = closed.flatMap(({ byChild }) => byChild.filter(({ id }) => id === child.id));
      return {
        ...child,
        personTimes: others.reduce((total, { personTimes }) => total + personTimes, child.personTimes),
        minutes: others.reduce((total, { minutes }) => total + minutes, child.minutes),
      };
    }),
    shifts: sum(({ shifts }) => shifts),
    minutes: all.map(({ minutes }) => minutes).reduce(addedMinutes),
    ratings: {
      rated: sum(({ ratings }) => ratings.rated),
      good: sum(({ ratings }) => ratings.good),
    },
    corrections: all.flatMap(({ corrections }) => corrections),
  };
}
