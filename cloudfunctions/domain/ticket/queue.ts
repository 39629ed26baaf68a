import type { Condition } from '../../kernel/condition';
import { _, or } from '../../kernel/database';
import { areasOf } from '../../kernel/grants';
import type { Home } from '../../kernel/person';
import { type Stateful, workflow } from '../../kernel/workflow';
import { type Offer, SERVICES, type ServiceDay, type ServiceKind } from '../service-day/service-day';

/**
 * waiting: is called in turn. later: keeps the number and is not called until back. called: at a table, or on the way
 * there. skipped: did not come when called.
 */
export type TicketState = 'waiting' | 'later' | 'called' | 'served' | 'skipped' | 'left';

export type TicketHome = Pick<Home, 'building' | 'household'>;

/** A resident's place in one service's queue. Its number is its place in the array and never changes. */
export interface Ticket {
  /** Person id; null for somebody only known by name. */
  person: string | null;
  /** Who holds it: a person, or a household for an elder of theirs. Null once it was left: one holder, one ticket. */
  holder: string | null;
  /** Person id of whose phone shows it and is told when it is called; null when nobody's is. */
  tell: string | null;
  /** Where they live, as it was when the number was taken; null when that is not known. */
  home: TicketHome | null;
  /** As it is called out: "陈奶奶", or "601 的邻居". */
  name: string;
  state: TicketState;
  /** Person id of who took it. */
  by: string;
  requestId: string;
  at: Date;
  calledAt?: Date;
  /** Request id of the call that called it last: repeated, it calls nobody. */
  call?: string;
  doneAt?: Date;
  /** Which table called. */
  table?: number;
  note?: string;
  /** 1 to 3, after the visit. */
  satisfaction?: Satisfaction;
}

export type Satisfaction = 1 | 2 | 3;

/** Somebody who waits for a place in a full queue. The list only grows, so that a place in it is never another's. */
export interface Waiting {
  person: string;
  /** The same while they wait or are offered a place; null afterwards. */
  holder: string | null;
  name: string;
  state: 'waiting' | 'offered' | 'taken' | 'gone';
  at: Date;
  /** The deadline of the offer made to them. */
  until: Date | null;
}

/** paused: a break, numbers go on being taken. closed: no more numbers, those waiting are still called. */
export type QueueState = 'open' | 'paused' | 'closed' | 'cancelled';

/**
 * One service's queue on one service day: `_id` is the day and the service. Invariant: `held` is the number of places
 * taken or offered, never more than `capacity`; it is guarded by the very update that pushes the ticket.
 */
export interface Queue extends Stateful {
  state: QueueState;
  day: string;
  date: string;
  month: string;
  dayName: string;
  pointName: string;
  point: string;
  area: string;
  within: string[];
  startsAt: Date;
  endsAt: Date;
  kind: ServiceKind;
  /** Its place among the services of the day. */
  order: number;
  capacity: number;
  minutes: number;
  tables: number;
  ahead: boolean;
  held: number;
  /** The number called last; 0 before the first call. */
  calling: number;
  tickets: Ticket[];
  /** When somebody was served last, or said how it was: what figures count of it changed then. Missing before. */
  changedAt?: Date;
  waiting: Waiting[];
  /** Person ids of those who work at the tables this day. */
  helpers: string[];
  /** The point's token: who shows it stands there. */
  token: string;
}

declare module '../../kernel/database' {
  interface Documents {
    queues: Queue;
  }
}

/** The id of a service's queue on a day. */
export function queueId(day: string, kind: ServiceKind): string {
  return `${day}.${kind}`;
}

/** The empty queue of one service on a day. */
export function queueOf(day: ServiceDay, offer: Offer, token: string): Queue {
  return {
    _id: queueId(day._id, offer.kind),
    state: 'open',
    day: day._id,
    date: day.date,
    month: day.month,
    dayName: day.name,
    pointName: day.pointName,
    point: day.point,
    area: day.area,
    within: day.within,
    startsAt: day.startsAt,
    endsAt: day.endsAt,
    ...offer,
    order: day.offers.findIndex(({ kind }) => kind === offer.kind),
    held: 0,
    calling: 0,
    tickets: [],
    waiting: [],
    helpers: [],
    token,
    log: [],
    outbox: [],
  };
}

/** A queue without what grows with it. */
export type QueueHead = Omit<Queue, 'tickets' | 'waiting' | 'log' | 'outbox'>;

/** Stages that leave of a queue its head: as small on a day with 2,000 tickets as with ten. */
export const HEAD = [{ project: { tickets: 0, waiting: 0, log: 0, outbox: 0 } }];

/** Minutes until somebody with so many people before them is called. */
export function minutesToWait(
  before: number,
  { minutes, tables }: Pick<Queue, 'minutes' | 'tables'>,
): number {
  return Math.ceil(before / tables) * minutes;
}

export type TakeRefusal = 'full' | 'closed' | 'over' | 'at-the-point-only';

const SAY: Record<TakeRefusal, string> = {
  full: '今天的号取完了，可以排候补，或者看看下一次。',
  closed: '这项服务不再取号了，看看下一次吧。',
  over: '这次服务已经结束了，看看下一次吧。',
  'at-the-point-only': '这项服务要到现场扫码取号，直接过来就行。',
};

export function sayTakeRefusal(refusal: TakeRefusal): string {
  return SAY[refusal];
}

/** States in which a queue gives out numbers. */
export const TAKING: QueueState[] = ['open', 'paused'];

/** Whether a number can be taken now; `atThePoint` when the caller scanned the point's code. */
export function takeRefusal(
  queue: Pick<Queue, 'state' | 'held' | 'capacity' | 'endsAt' | 'ahead'>,
  now: Date,
  atThePoint: boolean,
): TakeRefusal | null {
  if (!TAKING.includes(queue.state)) return 'closed';
  if (now >= queue.endsAt) return 'over';
  if (!queue.ahead && !atThePoint) return 'at-the-point-only';
  return queue.held >= queue.capacity ? 'full' : null;
}

/** Who works at the tables: the day's volunteers, and the staff of the place. */
export const helper: Condition<Pick<Queue, 'helpers' | 'within'>> = {
  test: ({ helpers, within }, { caller }) =>
    helpers.includes(caller._id) || areasOf(caller, ['staff']).some((area) => within.includes(area)),
  query: ({ caller }) => or({ helpers: caller._id }, { within: _.in(areasOf(caller, ['staff'])) }),
  say: '这张桌子由今天当班的志愿者来叫号。',
};

const tooLate = '这项服务已经是这样了，刷新看看。';

export const queueWorkflow = workflow<Queue>()({
  collection: 'queues',
  states: { open: '正在服务', paused: '休息一会儿', closed: '不再取号' },
  verbs: {
    pause: { from: 'open', to: 'paused', when: [helper], label: '歇一会儿', tooLate },
    resume: { from: ['paused', 'closed'], to: 'open', when: [helper], label: '继续', tooLate },
    close: { from: ['open', 'paused'], to: 'closed', when: [helper], label: '收队，不再取号', tooLate },
  },
});

export type QueueVerb = keyof typeof queueWorkflow.verbs;

/** 周二见 量血压 */
export function calledQueue({ dayName, kind }: Pick<Queue, 'dayName' | 'kind'>): string {
  return `${dayName} ${SERVICES[kind].name}`;
}
