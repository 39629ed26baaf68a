export interface Floor {
  /** 6 楼, or 其他 for doors whose number does not say. */
  name: string;
  rooms: string[];
}

export interface Unit {
  /** 2 单元; empty in a building with one entrance. */
  name: string;
  floors: Floor[];
}

/** The entry of a list with this name, put there if it is new. */
function named<T extends { name: string }>(list: T[], fresh: T): T {
  const found = list.find(({ name }) => name === fresh.name);
  if (!found) list.push(fresh);
  return found ?? fresh;
}

/** 2-1203 → 2 单元, 12 楼. */
function placeOf(room: string): { unit: string; floor: string } {
  const [, unit, number = ''] = /^(?:(.+?)-)?(\d+)$/.exec(room) ?? [];
  const floor = /^(\d{1,2})\d{2}$/.exec(number)?.[1];
  return { unit: unit ? `${unit} 单元` : '', floor: floor ? `${floor} 楼` : '其他' };
}

/** The rooms by entrance and floor, the way one walks to one's own door. Keeps the order given. */
export function byFloor(rooms: string[]): Unit[] {
  const units: Unit[] = [];
  for (const room of rooms) {
    const place = placeOf(room);
    const unit = named(units, { name: place.unit, floors: [] });
    named(unit.floors, { name: place.floor, rooms: [] }).rooms.push(room);
  }
  return units;
}
