import type { Area } from '../cloudfunctions/domain/community/area';
import type { Group } from '../cloudfunctions/domain/community/read-building';
import type { Notice, Read } from '../cloudfunctions/domain/notice/notice';
import type { Point, Series, ServiceDay } from '../cloudfunctions/domain/service-day/service-day';
import type { Queue } from '../cloudfunctions/domain/ticket/queue';
import type { Team } from '../cloudfunctions/domain/volunteer/team';
import type { Person } from '../cloudfunctions/kernel/person';

/** An area as it is seeded. */
export interface SeededArea extends Area {
  position: NonNullable<Area['position']>;
  /** How many people live here by the committee's own register, where it is known. */
  residents?: number;
}

export type { Team, TeamKind } from '../cloudfunctions/domain/volunteer/team';

/** Where service days happen, before what is derived from it. */
export type SeededPoint = Pick<Point, '_id' | 'name' | 'area' | 'kind' | 'position'>;

/** The rings of partners: units of the area, allied units, social organisations; and those who run an estate. */
export type PartnerKind = 'unit' | 'alliance' | 'social' | 'branch' | 'committee' | 'property';

/** A unit that lends people and rooms. */
export interface Partner {
  _id: string;
  name: string;
  area: string;
  kind: PartnerKind;
}

/** Everything that is loaded, collection by collection. */
export interface Seeds {
  teams: Team[];
  points: Point[];
  series: Series[];
  days: ServiceDay[];
  queues: Queue[];
  partners: Partner[];
  people: Person[];
  groups: Group[];
  notices: Notice[];
  reads: Read[];
  areas: SeededArea[];
}
