import { type Check, checkBuilding } from './check-rows';

export interface HouseholdRow {
  building: string;
  room: string;
}

export const checkHousehold: Check<HouseholdRow> = (filled, known, wrong) => {
  const building = checkBuilding(filled, known, wrong);
  const room = (filled.text.房号 ?? '').replace(/室$/, '');
  if (!room) wrong('房号', '没有写房号');
  if (room.length > 12) wrong('房号', '房号太长了，比如 601');
  if (/[.\s]/.test(room)) wrong('房号', '房号里不要有点和空格');
  return { building: building?.id ?? '', room };
};
