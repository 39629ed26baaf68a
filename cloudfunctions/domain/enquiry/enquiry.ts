import { lineage } from '../../kernel/area';
import { day, hourOf, instant, month } from '../../kernel/clock';
import { placeAt } from '../../kernel/place';
import type { Stateful } from '../../kernel/workflow';
import type { NoticeKind } from '../notice/notice';
import { hours, LIMITS } from './limits';

export const KINDS = ['question', 'difficulty', 'repair', 'paperwork', 'complaint', 'quarrel'] as const;
export type EnquiryKind = (typeof KINDS)[number];

/** What people call each kind. */
export const KIND_NAMES: Record<EnquiryKind, string> = {
  question: '问件事',
  difficulty: '有困难',
  repair: '要修东西',
  paperwork: '上门办事',
  complaint: '提意见',
  quarrel: '邻里纠纷',
};

export type EnquiryState =
  | 'asked'
  | 'bridged'
  | 'replied'
  | 'answered'
  | 'reopened'
  | 'handed-on'
  | 'withdrawn';

/** States in which somebody still waits for an answer. */
export const OPEN: EnquiryState[] = ['asked', 'bridged', 'replied', 'reopened', 'handed-on'];

/** Whom it was bridged to: a unit of the area, or a volunteer. */
export interface Unit {
  kind: 'partner' | 'volunteer';
  /** Partner id, or person id of the volunteer. */
  id: string;
  name: string;
}

/** What is posted into the group as well, without a name. */
export interface Card {
  kind: NoticeKind;
  title: string;
  body: string;
  /** Who posts it, and how it is signed. */
  by: string;
  from: string;
}

/** A resident's question or difficulty. */
export interface Enquiry extends Stateful {
  state: EnquiryState;
  kind: EnquiryKind;
  building: string;
  /** The same as `building`: every subject names its area so. */
  area: string;
  within: string[];
  /** '2026-11' of `at`. */
  month: string;
  /** Person id of who asked; of who wrote it down where somebody called or was visited. */
  by: string;
  /** The home it is about; null where a caller did not say. */
  room: string | null;
  /** For whom, in the asker's word: 母亲; null for oneself. */
  about: string | null;
  words: string;
  /** Ids of pictures, in the order they are shown. */
  pictures: string[];
  /** Whom to call, if they want that; a visited elder may have no number. Every look at a number is recorded. */
  contact: { name: string; phone: string | null } | null;
  source: 'phone' | 'hotline' | 'visit';
  at: Date;
  /** Sorts by time and is never the same twice: instant, then id. Pages of lists are cut by it. */
  place: string;
  /** When there is to be an answer: as promised, or by kind. */
  due: Date;
  promised: boolean;
  /** Whose turn it is. */
  holder: 'owner' | 'unit' | 'staff';
  unit: Unit | null;
  /** What the unit said: for the owner, who passes it on. */
  reply: { words: string; by: string; at: Date } | null;
  /** What the asker was told. */
  answer: { words: string; by: string; at: Date } | null;
  answeredAt: Date | null;
  reopened: number;
  rating: 1 | 2 | 3 | 4 | 5 | null;
  remindedAt: Date | null;
  escalatedAt: Date | null;
  /** When `clock` looks at it next, to remind or to tell staff; null once there is nothing more to say. */
  watchAt: Date | null;
  /** Null unless the answer went into the group too. */
  card: Card | null;
  /** Since when the card waits to be posted; null when there is none, or it is known to be there. */
  cardOwed: Date | null;
}

declare module '../../kernel/database' {
  interface Documents {
    enquiries: Enquiry;
  }
}

/** What somebody says who asks, before what follows from it. */
export type Asked = Pick<
  Enquiry,
  'kind' | 'building' | 'by' | 'room' | 'about' | 'words' | 'pictures' | 'contact' | 'source' | 'holder'
>;

/**
 * Until when such a thing is to be answered that came now: on the full hour, and not at night, when nobody waits for it.
 */
export function dueFor(kind: EnquiryKind, now: Date): Date {
  const patience = now.getTime() + hours(LIMITS.answerWithin[kind]);
  const due = new Date(Math.ceil(patience / hours(1)) * hours(1));
  const { from, to } = LIMITS.awake;
  const hour = hourOf(due);
  if (hour >= from && hour <= to) return due;
  const morning = hour < from ? due : new Date(due.getTime() + hours(24));
  return instant(day(morning), `${String(from).padStart(2, '0')}:00`);
}

/** When `clock` looks next at an enquiry that is due then: before it, at it, and after staff's patience. */
export function nextWatch(due: Date, now: Date): Date | null {
  const instants = [-hours(LIMITS.remindBefore), 0, hours(LIMITS.escalateAfter)];
  return instants.map((offset) => new Date(due.getTime() + offset)).find((at) => at > now) ?? null;
}

/** A new enquiry. */
export function newEnquiry(_id: string, asked: Asked, requestId: string, now: Date): Enquiry {
  const due = dueFor(asked.kind, now);
  return {
    _id,
    ...asked,
    state: 'asked',
    area: asked.building,
    within: lineage(asked.building),
    month: month(now),
    at: now,
    place: placeAt(now, _id),
    due,
    promised: false,
    ...{ unit: null, reply: null, answer: null, answeredAt: null, reopened: 0, rating: null },
    ...{ remindedAt: null, escalatedAt: null, watchAt: nextWatch(due, now), card: null, cardOwed: null },
    log: [{ verb: 'ask', by: asked.by, at: now, requestId }],
    outbox: [],
  };
}
