import { betrayed } from '../cloudfunctions/domain/wish/wish';
import { wishWorkflow } from '../cloudfunctions/domain/wish/workflow';
import { can } from '../cloudfunctions/kernel/workflow';
import { seedsAt } from './load';

const NOW = new Date('2026-11-24T00:05:00+08:00');
const seeds = seedsAt(NOW);
const people = new Map(seeds.people.map((person) => [person._id, person]));
const areas = new Map(seeds.areas.map((area) => [area._id, area]));

test('every community has wishes in every state, in buildings of its own', () => {
  const states = Object.keys(wishWorkflow.states).sort();
  for (const community of new Set(seeds.wishes.map((wish) => wish.community))) {
    const own = seeds.wishes.filter((wish) => wish.community === community);
    expect([...new Set(own.map(({ state }) => state))].sort()).toEqual(states);
    expect(own.every(({ within }) => within.includes(community))).toBe(true);
  }
  expect(new Set(seeds.wishes.map(({ community }) => community)).size).toBe(5);
  expect(new Set(seeds.wishes.map(({ _id }) => _id)).size).toBe(seeds.wishes.length);
});

test('nobody is betrayed, nobody fulfilled their own, nothing lies ahead', () => {
  for (const wish of seeds.wishes) {
    const wisher = people.get(wish.wisher);
    const text = [wish.title, wish.words, wish.wisherSays].join('\n');
    expect(wisher && betrayed(text, wisher)).toBeUndefined();
    expect(areas.get(wish.building)?.name).toBe(wish.buildingName);
    expect([wish.by, wish.wisher]).not.toContain(wish.claim?.person);
    for (const at of [wish.publishedAt, wish.claim?.at, wish.fulfilled?.at, wish.thankedAt])
      expect((at ?? NOW).getTime()).toBeLessThanOrEqual(NOW.getTime());
  }
});

test('the owner of the building that is lived in has something to verify, its resident something to answer', () => {
  const owners = seeds.people.filter(({ grants }) => grants.some(({ role }) => role === 'owner'));
  const waiting = seeds.wishes.filter(({ state }) => state === 'made');
  const verifiers = owners.filter((caller) =>
    waiting.some((wish) => can(wishWorkflow, wish, { caller, now: NOW }).includes('decline')),
  );
  expect(verifiers.length).toBeGreaterThanOrEqual(5);
});
