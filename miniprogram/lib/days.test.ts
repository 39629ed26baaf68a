import type { DayCard, ServiceCard } from '../../cloudfunctions/domain/service-day/read-days';
import { dayLine, sayWalk } from './days';

const now = Date.parse('2026-11-23T08:00:00+08:00');
const service: ServiceCard = {
  queue: 'q',
  kind: 'haircut',
  name: '理发',
  short: '理发',
  state: 'open',
  left: 12,
  waiting: 2,
  minutes: 20,
  calling: 0,
  refusal: null,
  mine: null,
};
const day = (services: ServiceCard[], startsIn = 25): DayCard => ({
  id: 'd',
  name: '周二见',
  state: 'planned',
  reason: null,
  startsAt: now + startsIn * 3_600_000,
  endsAt: now + (startsIn + 2) * 3_600_000,
  point: 'p',
  pointName: '横燕子弄驿站',
  address: '',
  metres: 280,
  services,
});

test('a day is said as on the card of the home page', () => {
  expect(dayLine(day([service, { ...service, short: '磨刀' }]), now)).toMatchObject({
    when: '明天 9:00–11:00',
    walk: '走 4 分钟',
    offered: '理发 磨刀',
    mine: null,
  });
  expect(dayLine(day([{ ...service, mine: 38 }]), now)).toMatchObject({ mine: { number: 38, name: '理发' } });
});

test('a full service is shown full, with what to do instead', () => {
  const [full] = dayLine(day([{ ...service, refusal: 'full' }]), now).services;
  expect(full).toMatchObject({ say: '号取完了，可以排候补', tap: 'wait' });
});

test('before the day numbers that are left count, on the day people who wait', () => {
  expect(dayLine(day([service]), now).services[0]?.say).toBe('还有 12 个号');
  expect(dayLine(day([service], -1), now).services[0]?.say).toBe('等 2 位 · 约 20 分钟');
});

test('what is too far to walk is said in kilometres', () => {
  expect(sayWalk(2340)).toBe('离这里 2.3 公里');
  expect(sayWalk(20)).toBe('走 1 分钟');
});
