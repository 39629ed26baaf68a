import type { Area } from '../cloudfunctions/domain/community/area';
import type { Group } from '../cloudfunctions/domain/community/read-building';
import type { Enquiry } from '../cloudfunctions/domain/enquiry/enquiry';
import type { Hours } from '../cloudfunctions/domain/hours/ledger';
import type { InboxLine } from '../cloudfunctions/domain/message/message';
import type { Notice, Read } from '../cloudfunctions/domain/notice/notice';
import type { Partner } from '../cloudfunctions/domain/partner/partner';
import type { Point, Series, ServiceDay } from '../cloudfunctions/domain/service-day/service-day';
import type { Book, StoredTally } from '../cloudfunctions/domain/tally/closing/book';
import type { History } from '../cloudfunctions/domain/tally/history';
import type { Queue } from '../cloudfunctions/domain/ticket/queue';
import type { Team } from '../cloudfunctions/domain/volunteer/team';
import type { Wish } from '../cloudfunctions/domain/wish/wish';
import type { Person } from '../cloudfunctions/kernel/person';
import type { Picture } from '../cloudfunctions/kernel/pictures';

/** An area as it is seeded. */
export interface SeededArea extends Area {
  position: NonNullable<Area['position']>;
  /** How many people live here by the committee's own register, where it is known. */
  residents?: number;
}

export type { Team, TeamKind } from '../cloudfunctions/domain/volunteer/team';

/** Where service days happen, before what is derived from it. */
export type SeededPoint = Pick<Point, '_id' | 'name' | 'area' | 'kind' | 'position'>;

/** Everything that is loaded, collection by collection. */
export interface Seeds {
  teams: Team[];
  points: Point[];
  series: Series[];
  days: ServiceDay[];
  queues: Queue[];
  hours: Hours[];
  months: Book[];
  tallies: StoredTally[];
  history: History[];
  partners: Partner[];
  people: Person[];
  groups: Group[];
  notices: Notice[];
  pictures: Picture[];
  reads: Read[];
  wishes: Wish[];
  enquiries: Enquiry[];
  messages: InboxLine[];
  areas: SeededArea[];
}
