import {
  type Asked,
  dueFor,
  type Enquiry,
  newEnquiry,
  nextWatch,
} from '../cloudfunctions/domain/enquiry/enquiry';
import { hours } from '../cloudfunctions/domain/enquiry/limits';
import { sayDue } from '../cloudfunctions/domain/enquiry/say';
import { calledPartner } from '../cloudfunctions/domain/partner/partner';
import { newId, personId } from '../cloudfunctions/kernel/ids';
import type { Home, Person } from '../cloudfunctions/kernel/person';
import { Chance } from './chance';
import type { Community } from './community';
import { type EnquiryDraft, enquiryDrafts, pastEnquiries } from './enquiry-texts';
import { managerOpenid, unitFor } from './partners';
import { staffOpenid } from './people';
import { pictureId } from './pictures';
import { livedIn, madeUpPhone } from './residents';
import { daysBefore } from './times';

/** How many were answered before, and over how many days back. */
const ANSWERED = 100;
const OVER = 150;
/** Of those: how many too late, and how many were rated. */
const LATE = 0.12;
const RATED = 0.7;

interface Neighbour {
  person: Person;
  home: Home;
}

/** Who asks and who answers, in one community. Person ids. */
interface Cast {
  community: Community;
  resident: Neighbour;
  /** In the building that is lived in, and in the others. */
  here: Neighbour[];
  elsewhere: Neighbour[];
  owner: string;
  staff: string;
  manager: string;
}

/** The enquiries of one community: some in every state, and those of the last months that were answered. */
export function enquiriesOf(community: Community, people: Person[], now: Date): Enquiry[] {
  const cast = castOf(community, people);
  const underWay = enquiryDrafts.map((draft, index) => enquiryOf(draft, index, cast, now));
  const past = Array.from({ length: ANSWERED }, (_, index) => pastEnquiry(index, cast, now));
  return [...underWay, ...past];
}

function castOf(community: Community, people: Person[]): Cast {
  const { building, owner, resident } = livedIn(community);
  const all = people.flatMap((person) => {
    const home = person.homes[0];
    return home && person.openid ? [{ person, home }] : [];
  });
  const isHere = ({ home }: Neighbour) => home.building === building._id;
  const residentId = personId(resident.openid);
  const others = all.filter(({ person }) => person._id !== residentId && person.openid !== owner.openid);
  return {
    community,
    resident: all.find(({ person }) => person._id === residentId) as Neighbour,
    here: others.filter(isHere),
    elsewhere: others.filter((each) => !isHere(each)),
    owner: personId(owner.openid),
    staff: personId(staffOpenid(community.demo.staff.at(-1)?.area as string)),
    manager: personId(managerOpenid(community)),
  };
}

function askerOf({ resident, elsewhere }: EnquiryDraft, index: number, cast: Cast): Neighbour {
  if (resident) return cast.resident;
  const all = elsewhere ? cast.elsewhere : cast.here;
  return all[(index * 5 + 3) % all.length] as Neighbour;
}

/** Instants of the demo stand on the full minute. */
function before(now: Date, ago: number): Date {
  return new Date(Math.floor((now.getTime() - hours(ago)) / 60_000) * 60_000);
}

/** When it was promised for: nobody promises the middle of the night. */
function promisedFor(due: NonNullable<EnquiryDraft['due']>, now: Date): Date {
  if (typeof due === 'number') return before(now, -due);
  const evening = daysBefore(now, due === 'tomorrow' ? -1 : 0, '18:00');
  return evening > before(now, -1) ? evening : daysBefore(evening, -1, '18:00');
}

/** One line more of its history, with what that changes. */
function then(
  enquiry: Enquiry,
  verb: string,
  by: string,
  at: Date,
  change: Partial<Enquiry>,
  note?: string,
): Enquiry {
  const entry = { verb, by, at, requestId: `seed-${verb}-${enquiry.log.length}`, ...(note && { note }) };
  return { ...enquiry, ...change, log: [...enquiry.log, entry] };
}

function begun(draft: EnquiryDraft, index: number, cast: Cast, now: Date): Enquiry {
  const { person, home } = askerOf(draft, index, cast);
  const called = draft.called ? { name: draft.called, phone: madeUpPhone(`caller ${index}`) } : null;
  const _id = newId(home.building, `seed enquiry ${index}`);
  const pictures = draft.picture ? [pictureId(draft.picture, _id)] : [];
  const asked: Asked = {
    ...{ kind: draft.kind, building: home.building, room: home.room, about: draft.about ?? null },
    ...{ words: draft.words, pictures, holder: 'owner' },
    by: called ? cast.staff : person._id,
    contact: called ?? { name: person.name, phone: madeUpPhone(person.openid as string) },
    source: called ? 'hotline' : 'phone',
  };
  return newEnquiry(_id, asked, `seed-enquiry-${index}`, before(now, draft.askedAgo));
}

function enquiryOf(draft: EnquiryDraft, index: number, cast: Cast, now: Date): Enquiry {
  const { owner, staff, manager } = cast;
  const { due, bridged, replied, answered, reopened, handedOn, withdrawn, escalated } = draft;
  const at = (ago: number) => before(now, ago);
  let enquiry = begun(draft, index, cast, now);
  if (due !== undefined) enquiry = { ...enquiry, due: promisedFor(due, now), promised: true };
  const promise = `答应 ${sayDue(enquiry.due)} 前答复`;
  if (due !== undefined && !bridged) {
    enquiry = then(enquiry, 'promise', owner, at(draft.askedAgo - 0.1), {}, promise);
  }
  if (bridged) {
    const partner = unitFor(cast.community, bridged.role);
    const unit = { kind: 'partner' as const, id: partner._id, name: calledPartner(partner) };
    const note = `转给${unit.name}，${promise}`;
    enquiry = then(
      enquiry,
      'bridge',
      owner,
      at(bridged.ago),
      { state: 'bridged', unit, holder: 'unit' },
      note,
    );
  }
  if (replied) {
    const reply = { words: replied.words, by: manager, at: at(replied.ago) };
    const note = `${enquiry.unit?.name}回话了`;
    enquiry = then(enquiry, 'reply', manager, reply.at, { state: 'replied', reply, holder: 'owner' }, note);
  }
  if (answered) enquiry = answeredAs(enquiry, answered.words, owner, at(answered.ago));
  if (reopened) {
    const since = at(reopened.ago);
    const again = dueFor(draft.kind, since);
    enquiry = then(enquiry, 'reopen', enquiry.by, since, { ...REOPENED, due: again });
    enquiry.log = enquiry.log.map((entry) =>
      entry.verb === 'reopen' ? { ...entry, reason: reopened.reason } : entry,
    );
  }
  if (handedOn) {
    const since = at(handedOn.ago);
    const until = dueFor('quarrel', since);
    enquiry = then(enquiry, 'handOn', owner, since, { state: 'handed-on', holder: 'staff', due: until });
  }
  if (withdrawn) enquiry = then(enquiry, 'withdraw', enquiry.by, at(withdrawn.ago), { state: 'withdrawn' });
  if (escalated) enquiry = { ...enquiry, escalatedAt: at(escalated.ago), holder: 'staff' };
  const isOver = enquiry.state === 'answered' || enquiry.state === 'withdrawn';
  const remindedAt = isOver || enquiry.due > now ? null : enquiry.due;
  return { ...enquiry, remindedAt, watchAt: isOver ? null : nextWatch(enquiry.due, now) };
}

const REOPENED = {
  ...{ state: 'reopened', reopened: 1, promised: false, answeredAt: null, rating: null },
} as const satisfies Partial<Enquiry>;

function answeredAs(enquiry: Enquiry, words: string, by: string, at: Date): Enquiry {
  const answer = { words, by, at };
  const change = { state: 'answered', answer, answeredAt: at, watchAt: null } as const;
  return then(enquiry, 'answer', by, at, change, words);
}

/** One of the past: asked by somebody of the community, answered mostly in time, and often rated. */
function pastEnquiry(index: number, cast: Cast, now: Date): Enquiry {
  const all = [...cast.here, ...cast.elsewhere];
  const chance = new Chance(`past enquiry ${cast.owner} ${index}`);
  const { person, home } = all[Math.floor(chance.next() * all.length)] as Neighbour;
  const [kind, words, said] = pastEnquiries[index % pastEnquiries.length] as (typeof pastEnquiries)[number];
  const at = before(now, 24 * (4 + chance.next() * (OVER - 4)));
  const asked: Asked = {
    ...{ kind, words, building: home.building, room: home.room, by: person._id },
    ...{ about: null, pictures: [], contact: null, source: 'phone', holder: 'owner' },
  };
  const _id = newId(home.building, `seed past enquiry ${index}`);
  const enquiry = newEnquiry(_id, asked, `seed-past-${index}`, at);
  const share = chance.happens(LATE) ? 1 + chance.next() : 0.1 + 0.8 * chance.next();
  const answeredAt = new Date(at.getTime() + share * (enquiry.due.getTime() - at.getTime()));
  const by = home.building === cast.resident.home.building ? cast.owner : cast.staff;
  const answered = answeredAs(enquiry, said, by, answeredAt);
  if (!chance.happens(RATED)) return answered;
  const rating = chance.happens(0.1) ? 2 : chance.happens(0.3) ? 4 : 5;
  return then(answered, 'rate', person._id, answeredAt, { rating }, `打了 ${rating} 分`);
}
