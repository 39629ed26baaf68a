import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { householdId } from '../cloudfunctions/domain/community/home';
import { readingsOf } from '../cloudfunctions/domain/notice/notice';
import { lineage } from '../cloudfunctions/kernel/area';
import { areaId, phone } from '../cloudfunctions/kernel/inputs';
import { placeAt } from '../cloudfunctions/kernel/place';
import { schema } from '../cloudfunctions/schema';
import { openData } from '../scripts/cloud/data';
import { pathOfFileId } from '../scripts/cloud/environment';
import { households } from './areas';
import { communities } from './communities';
import type { SeededArea } from './documents';
import { loadSeeds, seedsAt } from './load';
import { metresBetween } from './positions';
import { demoWechat } from './wechat';

/** Just after midnight, when the least of "yesterday" has gone by. */
const NOW = new Date('2026-11-24T00:05:00+08:00');
const seeds = seedsAt(NOW);
const areas = new Map(seeds.areas.map((area) => [area._id, area]));
const people = new Map(seeds.people.map((person) => [person._id, person]));

function kinds(all: SeededArea[], kind: SeededArea['kind']): number {
  return all.filter((area) => area.kind === kind).length;
}

test('the communities have the sizes of their reports', () => {
  const [wangma, xishan, quantang, jianshenglu, jiangqiu] = communities();
  if (!wangma || !xishan || !quantang || !jianshenglu || !jiangqiu) throw new Error('five communities');

  expect(wangma.areas[0]).toMatchObject({ name: '王马社区', kind: 'community' });
  expect(kinds(wangma.areas, 'grid')).toBeGreaterThan(1);

  expect(xishan.teams).toHaveLength(162);
  expect(xishan.teams.reduce((sum, { members }) => sum + members, 0)).toBe(27_000);

  expect(kinds(quantang.areas, 'street')).toBe(1);
  expect(kinds(quantang.areas, 'community')).toBe(20);
  expect(kinds(quantang.areas, 'estate')).toBe(65);
  expect(quantang.areas[0]?.residents).toBeGreaterThan(200_000);
  expect(households(quantang.areas)).toBeGreaterThan(65_000);
  expect(households(quantang.areas)).toBeLessThan(70_000);

  expect(households(jianshenglu.areas)).toBe(2250);
  expect(jianshenglu.areas[0]?.residents).toBe(4100);
  expect(jianshenglu.teams).toHaveLength(10);

  expect(households(jiangqiu.areas)).toBe(2800);
  expect(jiangqiu.partners).toHaveLength(15);
  expect(jiangqiu.teams.map(({ kind }) => kind)).toEqual(['warmth', 'culture', 'waste', 'safety']);
  expect(jiangqiu.points).toHaveLength(4);
  for (const point of jiangqiu.points) {
    const others = jiangqiu.points.filter((other) => other !== point);
    const nearest = Math.min(...others.map((other) => metresBetween(point.position, other.position)));
    expect(Math.round(nearest)).toBe(500);
  }
});

test('every area hangs in the tree under a path of its own', () => {
  const wrong = seeds.areas.filter(
    ({ _id, within, parent, hotline }) =>
      !v.is(areaId, _id) ||
      within.join() !== lineage(_id).join() ||
      parent !== (within.at(-2) ?? null) ||
      (parent !== null && !areas.has(parent)) ||
      (hotline !== undefined && !v.is(phone, hotline.phone)),
  );
  expect(wrong).toEqual([]);
  expect(areas.size).toBe(seeds.areas.length);
  const below = seeds.areas.filter(({ parent }) => parent !== null);
  expect(new Set(below.map(({ parent, order }) => `${parent} ${order}`)).size).toBe(below.length);
});

test('every building has a code of its own, and no room twice', () => {
  const buildings = seeds.areas.filter(({ kind }) => kind === 'building');
  const wrong = buildings.filter(
    ({ token: code = '', rooms = [] }) =>
      !/^[A-Za-z0-9]{10}$/.test(code) || rooms.length === 0 || new Set(rooms).size < rooms.length,
  );
  expect(wrong).toEqual([]);
  expect(new Set(buildings.map(({ token: code }) => code)).size).toBe(buildings.length);
});

test('everybody lives in a room that is there, since some time ago', () => {
  expect(people.size).toBe(seeds.people.length);
  const homes = seeds.people.flatMap(({ homes: now, past }) => [...now, ...past]);
  const wrong = homes.filter(
    ({ building, room, household, since }) =>
      !areas.get(building)?.rooms?.includes(room) ||
      household !== householdId(building, room) ||
      since >= NOW,
  );
  expect(wrong).toEqual([]);
  const odd = seeds.people.filter(
    ({ grants, card, since }) =>
      since >= NOW || grants.some(({ area }) => !areas.has(area)) || (card && !v.is(phone, card.phone)),
  );
  expect(odd).toEqual([]);
});

test('notices and reads are as the product itself writes them', () => {
  const notices = new Map(seeds.notices.map((notice) => [notice._id, notice]));
  expect(notices.size).toBe(seeds.notices.length);
  const wrong = seeds.notices.filter(
    ({ _id, at, place, by, areas: targets }) =>
      place !== placeAt(at, _id) || !people.has(by) || targets.some((target) => !areas.has(target)),
  );
  expect(wrong).toEqual([]);

  const odd = seeds.reads.filter((read) => {
    const notice = notices.get(read.notice);
    const reader = people.get(read.person);
    if (!notice || !reader || read.at < notice.at || read.at > NOW) return true;
    return !read.told && !readingsOf(notice, reader, read.at).some(({ _id }) => _id === read._id);
  });
  expect(odd).toEqual([]);
  expect(new Set(seeds.reads.map(({ _id }) => _id)).size).toBe(seeds.reads.length);
});

test('in the first building 31 of 48 households have read of the water, and the first resident has not', () => {
  const { codes, first } = demoWechat();
  const building = areas.get(codes[0]?.place ?? '');
  const water = seeds.notices.find(
    ({ areas: [target], title }) => target === building?._id && title.includes('停水'),
  );
  const reads = seeds.reads.filter(({ notice }) => notice === water?._id);
  expect(building?.rooms).toHaveLength(48);
  expect(new Set(reads.map(({ household }) => household)).size).toBe(31);
  expect(reads.filter(({ told }) => told)).toHaveLength(1);
  const resident = seeds.people.find(({ openid }) => openid === first[0]);
  expect(reads.some(({ person }) => person === resident?._id)).toBe(false);
});

test("WeChat's people are the system's people, but for the newcomers", () => {
  const { people: demo, groups, codes, first } = demoWechat();
  const known = new Set(seeds.people.flatMap(({ openid }) => openid ?? []));
  for (const { openid, role, phoneNumber } of demo) {
    expect(known.has(openid)).toBe(role !== '新来的住户');
    expect(v.is(phone, phoneNumber)).toBe(true);
  }
  expect(new Set(demo.map(({ openid }) => openid)).size).toBe(demo.length);
  expect(first.map((openid) => demo.find((each) => each.openid === openid)?.role)).toEqual([
    '住户',
    '群主',
    '工作人员',
  ]);
  for (const { building } of groups) expect(areas.get(building)?.kind).toBe('building');
  const points = new Set(seeds.points.map(({ _id }) => _id));
  for (const { place } of codes)
    expect(points.has(place) || areas.get(place)?.kind === 'building').toBe(true);
});

test('all of it loads in under 20 seconds, and is the same for the same moment', async () => {
  const path = mkdtempSync(join(tmpdir(), 'loulijian-seeds-'));
  const data = await openData(path, { schema });
  const { database } = data;
  try {
    const { documents, milliseconds } = await loadSeeds(data, NOW);
    expect(milliseconds).toBeLessThan(20_000);
    const counts = await Promise.all(Object.keys(seeds).map((name) => database.count(name, {})));
    expect(counts).toEqual(Object.values(seeds).map((all) => all.length));
    expect(documents).toBe(counts.reduce((sum, count) => sum + count, 0));
    expect(await database.find('areas', { _id: 'wangma' })).toEqual([areas.get('wangma')]);
    const files = seeds.pictures.map(({ file }) => pathOfFileId(file) as string);
    expect(await Promise.all(files.map((path) => data.files.info(path)))).not.toContain(undefined);
  } finally {
    await database.close();
    rmSync(path, { recursive: true });
  }
}, 60_000);
