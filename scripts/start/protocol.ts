import type { CallRecord, SentMessage } from '../cloud/types';
import type { ShareCard } from '../phone/contract';

/** What the start page is told by its server. Both sides share these types and nothing else. */

/** Somebody who could hold one of the phones. */
export interface Person {
  openid: string;
  nickname: string;
  /** 住户, 群主, 工作人员, or 新来的住户 whom the system does not know. */
  role: string;
  /** Building and room, or what they work for; '' for somebody the system does not know. */
  where: string;
}

export interface Group {
  opengid: string;
  name: string;
  /** Openids. */
  members: string[];
}

export interface SharedCard {
  id: string;
  opengid: string;
  /** Openid of who shared it. */
  by: string;
  at: number;
  card: ShareCard;
}

/** A building whose QR code hangs at the door, or a point with one on its tables. */
export interface DoorCode {
  /** Id of the building or the point. */
  place: string;
  title: string;
}

export interface PageState {
  /** Another one after each start of the server. */
  run: string;
  people: Person[];
  groups: Group[];
  cards: SharedCard[];
  codes: DoorCode[];
  /** Openids of the three people who hold the phones at first: resident, owner, staff. */
  first: string[];
  calls: CallRecord[];
  messages: SentMessage[];
  problems: Problems;
}

/** What is wrong with the latest builds; '' for nothing. */
export interface Problems {
  phone: string;
  functions: string;
}

/** Sent as it happens, as `message` events of `GET /events`. */
export type PageEvent =
  | { kind: 'hello'; run: string }
  | { kind: 'call'; call: CallRecord }
  | { kind: 'message'; message: SentMessage }
  | { kind: 'card'; card: SharedCard }
  | { kind: 'groups'; groups: Group[] }
  | { kind: 'built'; what: keyof Problems; problems: Problems };
