import type { Condition } from '../../kernel/condition';
import { _ } from '../../kernel/database';
import { areasOf } from '../../kernel/grants';
import { type Stateful, workflow } from '../../kernel/workflow';
import type { Need, Staffing } from '../shift/shift';
import type { Rule } from './calendar';

export const SERVICES = {
  'blood-pressure': { name: '量血压', short: '血压', medical: true },
  'blood-sugar': { name: '测血糖', short: '血糖', medical: true },
  haircut: { name: '理发', short: '理发', medical: false },
  knife: { name: '磨刀', short: '磨刀', medical: false },
  mending: { name: '缝补', short: '缝补', medical: false },
  appliance: { name: '小家电维修', short: '修家电', medical: false },
  chat: { name: '谈心', short: '谈心', medical: false },
  vaccination: { name: '疫苗登记', short: '疫苗', medical: false },
  fraud: { name: '防诈骗咨询', short: '防诈骗', medical: false },
} as const;

export type ServiceKind = keyof typeof SERVICES;
export const SERVICE_KINDS = Object.keys(SERVICES) as ServiceKind[];

/** A place where service days happen. */
export interface Point {
  _id: string;
  name: string;
  address: string;
  kind: 'station' | 'hall' | 'square';
  area: string;
  within: string[];
  position: { type: 'Point'; coordinates: [number, number] };
  /** What the point's QR code carries: who scans it stands there. */
  token: string;
  /** Signs the point's rotating check-in code. Never leaves the cloud. */
  secret: string;
}

/** One service as it is offered: how many, how fast, and whether a number can be taken at home. */
export interface Offer {
  kind: ServiceKind;
  /** People who can be served in one day. */
  capacity: number;
  /** Minutes for one person. */
  minutes: number;
  /** Tables working side by side. */
  tables: number;
  /** Whether a number can be taken by a tap before coming. */
  ahead: boolean;
}

/** "周二见": a service day that comes again. */
export interface Series {
  _id: string;
  name: string;
  point: string;
  /** Whom it is for: everybody living here. */
  area: string;
  within: string[];
  rule: Rule;
  /** '09:00', where people live. */
  from: string;
  to: string;
  offers: Offer[];
  needs: Need[];
  team: string | null;
  /** Whether it happens on public holidays. */
  onHolidays: boolean;
  running: boolean;
}

export type DayState = 'planned' | 'cancelled';

/** One occurrence of a series. `_id` is the series and the day it was planned for, so that generating twice makes one. */
export interface ServiceDay extends Stateful, Staffing {
  state: DayState;
  series: string;
  name: string;
  point: string;
  pointName: string;
  address: string;
  position: Point['position'];
  area: string;
  within: string[];
  date: string;
  month: string;
  startsAt: Date;
  endsAt: Date;
  offers: Offer[];
  team: string | null;
  /** Why it was cancelled or moved, for everyone to read. */
  reason: string | null;
}

declare module '../../kernel/database' {
  interface Documents {
    points: Point;
    series: Series;
    days: ServiceDay;
  }
}

/** The id of one occurrence. */
export function dayId(series: string, date: string): string {
  return `${series}.${date}`;
}

/** Staff of the area the day is for, or of one above it. */
const staffAbove: Condition<ServiceDay> = {
  test: (day, { caller }) => areasOf(caller, ['staff']).some((area) => day.within.includes(area)),
  query: ({ caller }) => ({ within: _.in(areasOf(caller, ['staff'])) }),
  say: '服务日的安排要由社区工作人员来改。',
};

const notOver: Condition<ServiceDay> = {
  test: (day, { now }) => now < day.endsAt,
  query: ({ now }) => ({ endsAt: _.gt(now) }),
  say: '这次服务已经结束了，不能再改。',
};

const tooLate = '这一天已经取消了。';

export const dayWorkflow = workflow<ServiceDay>()({
  collection: 'days',
  states: { planned: '照常', cancelled: '取消了' },
  verbs: {
    cancel: { from: 'planned', to: 'cancelled', when: [staffAbove, notOver], label: '取消这一天', tooLate },
    move: { from: 'planned', to: 'planned', when: [staffAbove, notOver], label: '改到别的时间', tooLate },
  },
});

export type DayVerb = keyof typeof dayWorkflow.verbs;
