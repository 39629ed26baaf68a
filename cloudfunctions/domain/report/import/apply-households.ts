import { _, find, update } from '../../../kernel/database';
import type { HouseholdRow } from './check-household';
import type { Effect } from './import';

type Row = HouseholdRow;

/** The doors of a building in the order in which one walks past them: 101, 102, 201, 1001. */
export function inDoorOrder(rooms: string[]): string[] {
  return [...rooms].sort((a, b) => a.localeCompare(b, 'zh', { numeric: true }));
}

async function roomsOf(rows: Row[]): Promise<Map<string, string[]>> {
  const ids = [...new Set(rows.map(({ building }) => building))];
  const found = await find('areas', { _id: _.in(ids) });
  return new Map(found.map(({ _id, rooms = [] }) => [_id, rooms]));
}

/** Adds rooms that are not there to one building. Whoever changed them meanwhile is not overwritten. */
async function addRooms(building: string, known: string[], rooms: string[]): Promise<void> {
  const missing = rooms.filter((room) => !known.includes(room));
  if (missing.length === 0) return;
  const done = await update(
    'areas',
    { _id: building, rooms: known.length > 0 ? known : _.in([[], null]) },
    { rooms: inDoorOrder([...known, ...missing]) },
  );
  if (done > 0) return;
  const [now] = await find('areas', { _id: building }, { limit: 1 });
  await addRooms(building, now?.rooms ?? [], rooms);
}

export const households = {
  async effects(rows: Row[]): Promise<Effect[]> {
    const known = await roomsOf(rows);
    return rows.map(({ building, room }) => (known.get(building)?.includes(room) ? 'same' : 'new'));
  },
  async apply(rows: Row[]): Promise<void> {
    for (const [building, known] of await roomsOf(rows)) {
      await addRooms(
        building,
        known,
        rows.filter((row) => row.building === building).map(({ room }) => room),
      );
    }
  },
  keyOf: ({ building, room }: Row) => `${building} ${room}`,
  say: ({ room }: Row) => room,
};
