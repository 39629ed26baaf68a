/** How a building is numbered. */
export interface Doors {
  /** Entrances; with more than one the number of the unit stands before the room: 2-601. */
  units?: number;
  floors: number;
  /** Doors on each floor of a unit. */
  doors: number;
  /** Numbers of floors that are left out, as some builders do with 4 and 14. */
  without?: number[];
}

/** The numbers of all homes of a building, in the order of the doors. */
export function roomsOf({ units = 1, floors, doors, without = [] }: Doors): string[] {
  const numbers = floorNumbers(floors, without);
  return count(units).flatMap((unit) =>
    numbers.flatMap((floor) =>
      count(doors).map((door) => {
        const room = `${floor}${String(door).padStart(2, '0')}`;
        return units === 1 ? room : `${unit}-${room}`;
      }),
    ),
  );
}

function floorNumbers(floors: number, without: number[]): number[] {
  const candidates = count(floors + without.length);
  return candidates.filter((floor) => !without.includes(floor)).slice(0, floors);
}

/** 1 … n */
export function count(n: number): number[] {
  return Array.from({ length: n }, (_, index) => index + 1);
}
