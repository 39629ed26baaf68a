import type { DayCard } from '../../cloudfunctions/domain/service-day/read-days';
import { openBlank, templatesFor } from './notice-templates';

const day: DayCard = {
  id: 'd',
  name: '周二见',
  state: 'planned',
  reason: null,
  startsAt: Date.parse('2026-11-24T09:00:00+08:00'),
  endsAt: Date.parse('2026-11-24T11:00:00+08:00'),
  point: 'p',
  pointName: '横燕子弄驿站',
  address: '',
  metres: 280,
  services: [],
};

test('the service day is announced by its date, and nothing of it is left to fill in', () => {
  const template = templatesFor(day).find(({ id }) => id === 'day');
  expect(template?.title).toMatch(/11 月 24 日周二 9:00，周二见$/);
  expect(template && openBlank(template)).toBeUndefined();
});

test('where no day is planned none is offered', () => {
  expect(templatesFor(undefined).map(({ id }) => id)).toEqual(['water', 'health', 'fraud']);
});

test('what a template leaves open is found, in the title first', () => {
  expect(templatesFor(undefined).map(openBlank)).toEqual(['［哪天］', '［哪天几点］', undefined]);
  expect(openBlank({ title: '周四停水 [通知]', body: '在［哪里］' })).toBe('［哪里］');
});

test('every title fits into a notice', () => {
  expect(templatesFor(day).filter(({ title }) => title.length > 40)).toEqual([]);
});
