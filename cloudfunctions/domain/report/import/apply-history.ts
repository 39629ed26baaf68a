import { _, add, find, update } from '../../../kernel/database';
import { newId } from '../../../kernel/ids';
import type { HistoryRow } from './check-history';
import type { Effect } from './import';
import type { Applying } from './kinds';

type Row = HistoryRow;

const keyOf = ({ month, point, service, team }: Row) => `${month} ${point} ${service} ${team}`;

/** One line of the past in this area: of a month, a point, a service and a team there is one. */
function idOf(row: Row, area: string): string {
  return newId(`history ${area}`, keyOf(row));
}

function figures({ personTimes, volunteers, minutes }: Pick<Row, 'personTimes' | 'volunteers' | 'minutes'>) {
  return { personTimes, volunteers, minutes };
}

async function knownAmong(rows: Row[], area: string) {
  const found = await find('history', { _id: _.in(rows.map((row) => idOf(row, area))) });
  const byId = new Map(found.map((each) => [each._id, each]));
  return (row: Row) => byId.get(idOf(row, area));
}

function effectOf(row: Row, known: Parameters<typeof figures>[0] | undefined): Effect {
  if (!known) return 'new';
  return JSON.stringify(figures(known)) === JSON.stringify(figures(row)) ? 'same' : 'changed';
}

export const history = {
  async effects(rows: Row[], { area }: Applying): Promise<Effect[]> {
    const known = await knownAmong(rows, area);
    return rows.map((row) => effectOf(row, known(row)));
  },
  async apply(rows: Row[], { area, within, by, source, now }: Applying): Promise<void> {
    const known = await knownAmong(rows, area);
    const documents = rows
      .filter((row) => !known(row))
      .map((row) => ({ _id: idOf(row, area), ...row, area, within, source, by, at: now }));
    if (documents.length > 0) await add('history', documents);
    for (const row of rows.filter((row) => effectOf(row, known(row)) === 'changed')) {
      await update('history', { _id: idOf(row, area) }, { ...figures(row), source, by, at: now });
    }
  },
  keyOf,
  say: ({ month, service, personTimes }: Row) =>
    `${month} ${service} ${personTimes} 人次`.replace(/ +/g, ' '),
};
