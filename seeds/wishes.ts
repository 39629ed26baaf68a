import { type Claim, type Fulfilment, UNTOUCHED, type Wish } from '../cloudfunctions/domain/wish/wish';
import { isWithin, lineage } from '../cloudfunctions/kernel/area';
import { day as dayOf, month } from '../cloudfunctions/kernel/clock';
import { newId, personId } from '../cloudfunctions/kernel/ids';
import type { Home, Person } from '../cloudfunctions/kernel/person';
import { placeAt } from '../cloudfunctions/kernel/place';
import { Chance } from './chance';
import type { Community } from './community';
import type { SeededArea, Team } from './documents';
import { pictureId } from './pictures';
import { livedIn } from './residents';
import { daysBefore } from './times';
import { fulfilledTexts, type WishDraft, type WishText, wishDrafts } from './wish-texts';

/** How many were fulfilled, and over how many days back. */
const FULFILLED = 60;
const OVER = 150;
const LEASE = 7;

/** Somebody at home somewhere. */
interface Neighbour {
  person: Person;
  home: Home;
}

/** Who makes wishes and who fulfils them, in one community. */
interface Cast {
  community: SeededArea;
  areas: Map<string, SeededArea>;
  teams: Team[];
  owner: Neighbour;
  resident: Neighbour;
  /** Those without WeChat in the building that is lived in. */
  elders: Neighbour[];
  /** Everybody with WeChat in the community, the building that is lived in first. */
  neighbours: Neighbour[];
  helpers: Neighbour[];
}

/** The wishes of one community: some in every state, and those of the last months that were fulfilled. */
export function wishesOf(community: Community, people: Person[], now: Date): Wish[] {
  const cast = castOf(community, people);
  if (!cast) return [];
  const underWay = wishDrafts.flatMap((draft, index) => wishesOfDraft(draft, index, cast, now));
  const past = Array.from({ length: FULFILLED }, (_, index) => pastWish(index, cast, now));
  return [...underWay, ...past];
}

function castOf({ areas, ...community }: Community, people: Person[]): Cast | undefined {
  const { building, owner, resident } = livedIn({ areas, ...community });
  const around = areas.find(({ _id, kind }) => kind === 'community' && isWithin(building._id, _id));
  if (!around) return undefined;
  const all = people.flatMap((person) => {
    const home = person.homes.find((each) => isWithin(each.building, around._id));
    return home ? [{ person, home }] : [];
  });
  const isHere = ({ home }: Neighbour) => home.building === building._id;
  const who = (openid: string) => all.find(({ person }) => person._id === personId(openid)) as Neighbour;
  const withWeChat = all.filter(({ person }) => person.openid);
  return {
    community: around,
    areas: new Map(areas.map((area) => [area._id, area])),
    teams: community.teams,
    owner: who(owner.openid),
    resident: who(resident.openid),
    elders: all.filter((each) => !each.person.openid && isHere(each)),
    neighbours: withWeChat,
    helpers: withWeChat.filter(({ person }) => person.volunteer && person.name),
  };
}

function nth<T>(all: T[], index: number): T {
  return all[index % all.length] as T;
}

/** Whose wish it is, and who made it. */
function partiesOf(draft: WishDraft, index: number, cast: Cast): { wisher: Neighbour; maker: Neighbour } {
  const { owner, resident, elders, neighbours } = cast;
  if (draft.elder && elders.length > 0) return { wisher: nth(elders, index), maker: owner };
  if (draft.resident) return { wisher: resident, maker: resident };
  const others = neighbours.filter(({ person }) => person !== owner.person);
  const isHere = ({ home }: Neighbour) => home.building === resident.home.building;
  const around = others.filter((each) => isHere(each) === (draft.here ?? false));
  const wisher = nth(around.length > 0 ? around : others, index * 7 + 2);
  return { wisher, maker: wisher };
}

/** What every wish has that these two made so long ago. */
function begun(
  slug: string,
  text: WishText,
  parties: { wisher: Neighbour; maker: Neighbour },
  at: Date,
  cast: Cast,
): Wish {
  const { title, words, wisherSays, worth = 0 } = text;
  const { wisher, maker } = parties;
  const { building } = wisher.home;
  const _id = newId(cast.community._id, `seed wish ${slug}`);
  return {
    ...{ _id, state: 'made', title, words, worth, wisherSays },
    ...{ building, buildingName: cast.areas.get(building)?.name ?? '' },
    ...{ community: cast.community._id, within: lineage(building), month: month(at) },
    ...{ by: maker.person._id, wisher: wisher.person._id, onBehalf: maker !== wisher, at },
    ...UNTOUCHED,
    log: [{ verb: 'make', by: maker.person._id, at, requestId: `seed-${slug}` }],
    outbox: [],
  };
}

function published(wish: Wish, at: Date): Wish {
  return { ...wish, state: 'open', publishedAt: at, queue: placeAt(at, wish._id) };
}

function claimBy({ person, home }: Neighbour, at: Date, cast: Cast, inTeam = false): Claim {
  const until = new Date(at.getTime() + LEASE * 86_400_000);
  const membership = person.volunteer?.teams[0];
  const team = inTeam && cast.teams.find(({ _id }) => _id === membership?.team);
  const name = team ? team.name : `${cast.areas.get(home.building)?.name ?? ''}的志愿者`;
  const giver = { person: person._id, tell: person._id, name: person.name };
  return {
    as: team ? 'team' : 'volunteer',
    person: person._id,
    name,
    unit: team ? team._id : null,
    giver,
    at,
    until,
    extended: false,
    reminded: false,
  };
}

function fulfilmentAt(
  at: Date,
  words: string,
  minutes: number | null,
  picture: string | null = null,
): Fulfilment {
  const end = new Date(at.getTime() - 3_600_000);
  const start = new Date(end.getTime() - (minutes ?? 0) * 60_000);
  const time = minutes === null ? null : { date: dayOf(start), start, end, minutes };
  return { at, words, picture, showPicture: picture !== null, time, reminded: false };
}

/** One wish under way; with its parts where it was split. */
function wishesOfDraft(draft: WishDraft, index: number, cast: Cast, now: Date): Wish[] {
  const { state, madeAgo, claimedAgo = 0, outcome = null, parts = [] } = draft;
  const parties = partiesOf(draft, index, cast);
  const made = begun(`${index}`, draft, parties, daysBefore(now, madeAgo, '7:40'), cast);
  if (state === 'made') return [made];
  const day = daysBefore(now, madeAgo, '12:05');
  const open = published(made, day);
  if (state === 'open') return [open];
  if (state === 'claimed' || state === 'fulfilled') {
    const others = cast.helpers.filter(({ person }) => person._id !== open.by);
    const claim = claimBy(nth(others, index), daysBefore(now, claimedAgo, '19:10'), cast);
    const fulfilled =
      state === 'fulfilled' ? fulfilmentAt(daysBefore(now, 1, '17:30'), '存好了，三十四张都在', 60) : null;
    return [{ ...open, state, claim, fulfilled }];
  }
  const isPublished = state === 'split' || state === 'taken-up' || state === 'withdrawn';
  const left: Wish = { ...(isPublished ? open : made), state, outcome };
  const pieces = parts.map((part, n) => {
    const piece = published(begun(`${index}.${n}`, part, parties, made.at, cast), day);
    return { ...piece, whole: { id: left._id, part: n + 1, of: parts.length } };
  });
  return [
    { ...left, parts: parts.map(({ title, words, worth = 0 }) => ({ title, words, worth })) },
    ...pieces,
  ];
}

/** A wish of the last months that was fulfilled and thanked for: more of them lately. */
function pastWish(index: number, cast: Cast, now: Date): Wish {
  const slug = `past ${index}`;
  const chance = new Chance(`${cast.community._id} ${slug}`);
  const { done, thanks, picture, ...text } = nth(fulfilledTexts, index);
  const isLatest = index < fulfilledTexts.length;
  const thankedAgo = 1 + Math.floor(((index + chance.next()) / FULFILLED) ** 1.4 * OVER);
  const wisher = nth(cast.neighbours, index * 7 + 3);
  const helper = nth(
    cast.helpers.filter(({ person }) => person !== wisher.person),
    index * 5,
  );
  const takes = 2 + Math.floor(chance.next() * 6);
  const thankedAt = daysBefore(now, thankedAgo, '20:15');
  const made = begun(
    slug,
    text,
    { wisher, maker: wisher },
    daysBefore(now, thankedAgo + takes, '12:20'),
    cast,
  );
  const shown = picture && isLatest ? pictureId(picture, made._id) : null;
  return {
    ...published(made, daysBefore(now, thankedAgo + takes - 1, '8:05')),
    state: 'thanked',
    claim: claimBy(helper, daysBefore(now, thankedAgo + 1, '19:10'), cast, index % 3 === 0),
    fulfilled: fulfilmentAt(daysBefore(now, thankedAgo, '17:30'), done, null, shown),
    thankedAt,
    thanks,
    thankedBy: { id: wisher.person._id, name: wisher.person.name },
    done: placeAt(thankedAt, made._id),
  };
}
