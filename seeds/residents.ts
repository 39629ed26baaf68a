import { Chance } from './chance';
import type { Community } from './community';
import { areaAt } from './community';
import type { SeededArea } from './documents';

/** Someone made up, before there are documents of them. */
export interface Resident {
  name: string;
  room: string;
  /** Missing for someone without WeChat. */
  openid?: string;
  phone?: string;
}

/** Who lives in the demo's building of a community. */
export interface LivedIn {
  building: SeededArea;
  /** Whose phone is shown first. */
  resident: Required<Resident>;
  owner: Required<Resident>;
  /** Everybody, those two included. */
  everybody: Resident[];
}

const STEMS = [...'甲乙丙丁戊己庚辛壬癸'];
/** How many of the households are in. The others are the ones somebody has to knock at. */
const JOINED = 0.8;

/** The resident shown first, then the owner, then the neighbours, household by household. */
export function livedIn(community: Community): LivedIn {
  const building = areaAt(community.areas, community.demo.building);
  const chance = new Chance(building._id);
  const rooms = chance.shuffled(building.rooms ?? []);
  const joined = rooms.slice(0, Math.round(rooms.length * JOINED));
  const resident = withWeChat(building, joined[0] as string, 'a', '住户甲');
  const owner = withWeChat(building, joined[1] as string, 'a', community.demo.owner);
  const neighbours = joined.slice(2).flatMap((room, index) => household(building, room, index + 2, chance));
  return { building, resident, owner, everybody: [resident, owner, ...neighbours] };
}

/** Every twelfth is an elder alone without WeChat; every third are two people; now and then an elder lives with them. */
function household(building: SeededArea, room: string, n: number, chance: Chance): Resident[] {
  if (n % 12 === 5) return [elder(building, room, n)];
  const first = withWeChat(building, room, 'a', nameOf(n, chance));
  const second = withWeChat(building, room, 'b', '');
  return [first, ...(n % 3 === 0 ? [second] : []), ...(n % 10 === 4 ? [elder(building, room, n)] : [])];
}

/** The first ten by the old counting signs, then numbers; many never typed a name. */
function nameOf(n: number, chance: Chance): string {
  const stem = STEMS[n];
  if (stem) return `住户${stem}`;
  return chance.happens(0.4) ? '' : `住户 ${String(n).padStart(3, '0')}`;
}

export function withWeChat(area: SeededArea, room: string, letter: string, name: string): Required<Resident> {
  const openid = `demo-${area._id.replaceAll('.', '-')}-${room}${letter}`;
  return { openid, room, name, phone: madeUpPhone(openid) };
}

function elder(building: SeededArea, room: string, n: number): Resident {
  const name = `老人 ${String(n).padStart(3, '0')}`;
  return { room, name, phone: madeUpPhone(`${building._id} ${room} elder`) };
}

/** Eleven digits that no network gives out: none begins with 100. */
export function madeUpPhone(whose: string): string {
  const number = Math.floor(new Chance(`phone ${whose}`).next() * 1e8);
  return `100${String(number).padStart(8, '0')}`;
}
