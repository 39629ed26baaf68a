import type { DayCard, ServiceCard } from '../../cloudfunctions/domain/service-day/read-days';
import { sayHours, sayStart } from './time';

/** Metres an elder walks in a minute. */
const PACE = 70;
const FAR = 2000;

/** 走 4 分钟 · 离这里 2.3 公里; empty where nobody asks from a building. */
export function sayWalk(metres: number | null): string {
  if (metres === null) return '';
  if (metres > FAR) return `离这里 ${(metres / 1000).toFixed(1)} 公里`;
  return `走 ${Math.max(1, Math.round(metres / PACE))} 分钟`;
}

/** What stands under the name of a service: how it is there now, and what to do when it is full. */
export function sayService(service: ServiceCard, isOn: boolean): string {
  const { mine, refusal, waiting, minutes, left, state } = service;
  if (state === 'cancelled') return '取消了';
  if (mine !== null) return `您的号是 ${mine}`;
  if (refusal === 'full') return '号取完了，可以排候补';
  if (refusal === 'closed') return '不再取号了，看看下一次';
  if (refusal === 'over') return '已经结束了';
  if (refusal === 'at-the-point-only') return '到现场扫码取号，直接来';
  if (!isOn) return `还有 ${left} 个号`;
  return waiting === 0 ? '不用等，来了就办' : `等 ${waiting} 位 · 约 ${minutes} 分钟`;
}

/** What a tap on a service does; null for nothing. */
export type ServiceTap = 'take' | 'wait' | 'number' | null;

export function tapOf({ mine, refusal }: ServiceCard): ServiceTap {
  if (mine !== null) return 'number';
  if (refusal === 'full') return 'wait';
  return refusal === null ? 'take' : null;
}

export interface ServiceLine extends ServiceCard {
  say: string;
  tap: ServiceTap;
}

export interface DayLine extends Omit<DayCard, 'services'> {
  when: string;
  start: string;
  walk: string;
  /** 血压 理发 磨刀 谈心 */
  offered: string;
  cancelled: boolean;
  /** The caller's first number of the day, and of which service. */
  mine: { number: number; name: string } | null;
  services: ServiceLine[];
}

/** A service day in words. */
export function dayLine(day: DayCard, now = Date.now()): DayLine {
  const isOn = day.startsAt <= now;
  const own = day.services.find(({ mine }) => mine !== null);
  return {
    ...day,
    when: sayHours(day.startsAt, day.endsAt, now),
    start: sayStart(day.startsAt, now),
    walk: sayWalk(day.metres),
    offered: day.services.map(({ short }) => short).join(' '),
    cancelled: day.state === 'cancelled',
    mine: own && own.mine !== null ? { number: own.mine, name: own.name } : null,
    services: day.services.map((service) => ({
      ...service,
      say: sayService(service, isOn),
      tap: tapOf(service),
    })),
  };
}
