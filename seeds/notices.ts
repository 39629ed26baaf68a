import { kindLabel } from '../cloudfunctions/domain/community/area';
import type { Notice, Read } from '../cloudfunctions/domain/notice/notice';
import { isWithin, lineage } from '../cloudfunctions/kernel/area';
import { month as monthOf } from '../cloudfunctions/kernel/clock';
import { newId, personId } from '../cloudfunctions/kernel/ids';
import type { Home, Person } from '../cloudfunctions/kernel/person';
import { placeAt } from '../cloudfunctions/kernel/place';
import { Chance } from './chance';
import { areaAt, type Community } from './community';
import { type Draft, drafts } from './notice-texts';
import { staffOpenid } from './people';
import { pictureId } from './pictures';
import { type LivedIn, livedIn } from './residents';
import { daysBefore } from './times';

/** Reading goes on for this many milliseconds after posting. */
const READING = 40 * 3_600_000;
/** What is older than this many days, the resident shown first has read. */
const LATELY = 3;

interface Reader {
  person: Person;
  home: Home;
}

/** The notices of one community and who read them. */
export function noticesOf(
  community: Community,
  people: Person[],
  now: Date,
): { notices: Notice[]; reads: Read[] } {
  const lived = livedIn(community);
  const posted = drafts(now).flatMap((draft) => {
    const signature = signatureOf(draft, community, lived);
    if (!signature) return [];
    const notice = noticeOf(draft, signature, now);
    return [{ notice, reads: readsOf(draft, notice, lived, people, now) }];
  });
  return { notices: posted.map(({ notice }) => notice), reads: posted.flatMap(({ reads }) => reads) };
}

interface Signature {
  by: string;
  from: string;
  area: string;
}

/** Who posts it, in whose name, and where it is shown; undefined when there is nobody of that kind. */
function signatureOf({ by }: Draft, { areas, demo }: Community, lived: LivedIn): Signature | undefined {
  if (by === 'owner') return { by: personId(lived.owner.openid), from: '群主', area: lived.building._id };
  const worksFor = demo.staff.map(({ area }) => areaAt(areas, area)).find(({ kind }) => kind === by);
  if (!worksFor) return undefined;
  return { by: personId(staffOpenid(worksFor._id)), from: kindLabel(worksFor.kind), area: worksFor._id };
}

function noticeOf(draft: Draft, { by, from, area }: Signature, now: Date): Notice {
  const { kind, title, body, slug, daysAgo, clock, pinned = false, withdrawn, picture } = draft;
  const at = daysBefore(now, daysAgo, clock);
  const _id = newId(by, `seed ${area} ${slug}`);
  const log = [{ verb: 'post', by, at, requestId: `seed-${slug}` }];
  const withdrawal = {
    verb: 'withdraw',
    by,
    at: daysBefore(now, daysAgo - 1, '8:30'),
    requestId: `seed-${slug}-back`,
  };
  return {
    _id,
    state: withdrawn ? 'withdrawn' : 'posted',
    kind,
    title,
    body,
    pictures: picture ? [pictureId(picture, _id)] : [],
    areas: [area],
    within: lineage(area),
    by,
    from,
    at,
    pinned,
    place: placeAt(at, _id),
    reminded: [],
    log: withdrawn ? [...log, withdrawal] : log,
    outbox: [],
  };
}

function readsOf(draft: Draft, notice: Notice, lived: LivedIn, people: Person[], now: Date): Read[] {
  const chance = new Chance(notice._id);
  const area = notice.areas[0] as string;
  const everywhere = people.flatMap((person) =>
    person.homes
      .filter(({ building, since }) => isWithin(building, area) && since < notice.at)
      .map((home) => ({ person, home })),
  );
  const here = everywhere.filter(({ home }) => home.building === lived.building._id);
  const elsewhere = everywhere.filter(({ home }) => home.building !== lived.building._id);
  const latest = Math.min(READING, now.getTime() - notice.at.getTime());
  const at = () => new Date(notice.at.getTime() + Math.floor(chance.next() * latest));
  const readers = [
    ...readersHere(draft, here, lived, chance),
    ...elsewhere.filter(({ person }) => person.openid && chance.happens(draft.read)),
  ];
  const told = draft.told && here.find((each) => isWithoutWeChat(each, here));
  return [
    ...readers.map((reader) => readOf(notice, reader, at())),
    ...(told ? [toldOf(notice, told, at())] : []),
  ];
}

/** Exactly as many households as the draft says, one told at the door included. The owner reads their own first. */
function readersHere(draft: Draft, here: Reader[], lived: LivedIn, chance: Chance): Reader[] {
  const able = chance.shuffled(here.filter(({ person }) => person.openid));
  const households = [...new Set(able.map(({ home }) => home.household))];
  const owners = householdOf(here, lived.owner.openid);
  const residents = householdOf(here, lived.resident.openid);
  const others = households.filter((each) => each !== owners && each !== residents);
  const order = draft.daysAgo > LATELY ? [owners, residents, ...others] : [owners, ...others, residents];
  const wanted = Math.round((lived.building.rooms?.length ?? 0) * draft.read) - (draft.told ? 1 : 0);
  const reading = new Set(order.slice(0, wanted));
  return able.filter(({ home }) => reading.has(home.household));
}

/** Nobody of this household can read on a phone. */
function isWithoutWeChat({ home }: Reader, readers: Reader[]): boolean {
  return !readers.some((each) => each.home.household === home.household && each.person.openid);
}

function householdOf(readers: Reader[], openid: string): string | undefined {
  return readers.find(({ person }) => person.openid === openid)?.home.household;
}

function readOf(notice: Notice, { person, home }: Reader, at: Date): Read {
  const { building, household } = home;
  const _id = `${notice._id} ${household} ${person._id}`;
  return {
    _id,
    notice: notice._id,
    building,
    household,
    person: person._id,
    told: false,
    at,
    month: monthOf(at),
  };
}

/** The owner knocked at the door. */
function toldOf(notice: Notice, { home: { building, household } }: Reader, at: Date): Read {
  const _id = `${notice._id} ${household} told`;
  return {
    _id,
    notice: notice._id,
    building,
    household,
    person: notice.by,
    told: true,
    at,
    month: monthOf(at),
  };
}
