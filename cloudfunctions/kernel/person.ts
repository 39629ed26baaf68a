import type { Grant } from './grants';

/** One home of a person. A household is one home in a building; its id extends the building's path by the room. */
export interface Home {
  household: string;
  building: string;
  room: string;
  since: Date;
}

/** A home that ended, and how. Kept so that an owner's removal is not undone by scanning the code again. */
export interface PastHome extends Home {
  how: 'left' | 'removed';
  until: Date;
  /** Person id of who ended it. */
  by: string;
  reason?: string;
}

/** What an owner shows of themselves to everyone who scans the building's code, by their own choice. */
export interface ContactCard {
  name: string;
  phone: string;
  /** When one may call, in their words: "每天 8:00–20:00". */
  hours: string;
}

/** A place in a team, perhaps in one of its squads. */
export interface Membership {
  team: string;
  squad: string | null;
  leader: boolean;
  since: Date;
}

/** Something the law asks for, seen by somebody who may see it. */
export interface Qualification {
  kind: 'medical' | 'children';
  /** Its last day, '2027-11-24'. */
  until: string;
  /** Person id of who saw the paper. */
  checkedBy: string;
}

/** What somebody offers as a volunteer. */
export interface Volunteering {
  skills: string[];
  teams: Membership[];
  qualifications: Qualification[];
  /** The day of birth, '2015-03-01': only of those under 18. */
  birth?: string;
  /** Who consented for somebody under 18. */
  guardian?: { person: string; consentedAt: Date };
  since: Date;
}

/** A stretch of time that is promised. Two of one person never overlap. */
export interface Busy {
  /** Of what it was promised for, such as a service day. */
  id: string;
  start: Date;
  end: Date;
  /** When it was promised. */
  at?: Date;
}

/** Somebody who speaks for a unit: answers what is bridged to it, claims wishes in its name. */
export interface Partnership {
  /** The unit's id, and its name as it stood when they joined. */
  partner: string;
  name: string;
  since: Date;
}

/** Someone known to the system: through WeChat login, or registered on their behalf. */
export interface Person {
  _id: string;
  /** Missing for someone without WeChat. Never leaves the cloud. */
  openid?: string;
  /** May be empty: nobody has to type a name to read a notice. */
  name: string;
  phone?: string;
  homes: Home[];
  past: PastHome[];
  grants: Grant[];
  card?: ContactCard;
  /** Person id of the owner or staff who registered someone without WeChat. */
  registeredBy?: string;
  /** Missing for somebody who is no volunteer. */
  volunteer?: Volunteering;
  /** Missing for somebody who never promised anything. */
  busy?: Busy[];
  /** The units somebody speaks for. */
  partners?: Partnership[];
  /** The place, in the inbox, of the newest line that was on their screen. Missing when none ever was. */
  messagesSeen?: string;
  since: Date;
}

/** Someone who has not been seen before: a person in all but the document. */
export function stranger(id: string, openid: string, since: Date): Person {
  return { _id: id, openid, name: '', homes: [], past: [], grants: [], since };
}
