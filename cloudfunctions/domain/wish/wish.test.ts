import type { Building } from '../../../tests/support';
import { makePerson } from '../../../tests/support';
import type { Person } from '../../kernel/person';
import { onPaper, walk } from '../../kernel/testing/walk';
import { aClaim, makeWish } from './testing';
import { type Helper, waysToHelp } from './ways';
import { betrayed, type Wish } from './wish';
import { CLOCK, wishWorkflow } from './workflow';

const TODAY = '2026-11-24';
const NOW = new Date('2026-11-24T01:00:00Z');
const building = { _id: 'street.east.garden.5', name: '5 幢', rooms: ['601'] } as Building;
const wish = makeWish(building, { _id: 'wisher' });

function helper(given: Partial<Helper> = {}): Helper {
  const person = makePerson({ building, room: '601', name: '周阿姨' });
  const buildings = [{ _id: building._id, name: building.name }];
  return { ...person, buildings, teamsIn: [], units: [], children: [], ...given };
}

const born = (birth: string, guardian?: string) => ({
  volunteer: {
    ...{ skills: [], teams: [], qualifications: [], since: NOW, birth },
    ...(guardian && { guardian: { person: guardian, consentedAt: NOW } }),
  },
});

function waysOf(given: Partial<Helper>, of: Wish = wish): string[] {
  return waysToHelp(of, helper(given), TODAY).map(({ name }) => name);
}

describe('in whose name one can help', () => {
  test('a neighbour as a volunteer of their building, nobody from elsewhere', () => {
    expect(waysOf({})).toEqual(['5 幢的志愿者']);
    expect(waysOf({ buildings: [{ _id: 'street.west.1', name: '1 幢' }] })).toEqual(
      wish.community === 'street' ? ['1 幢的志愿者'] : [],
    );
    expect(waysOf({ buildings: [{ _id: 'other.west.1', name: '1 幢' }] })).toEqual([]);
  });

  test('teams and units of the community or around it, not those of another', () => {
    const of = { ...wish, community: 'street.east' };
    const teamsIn = [
      { _id: 'a', name: '春燕服务队', area: 'street.east' },
      { _id: 'b', name: '街道队', area: 'street' },
      { _id: 'c', name: '别处的队', area: 'street.west' },
    ];
    const units = [{ _id: 'u', name: '卫生站', area: 'street.east.garden', closed: false }];
    expect(waysOf({ buildings: [], teamsIn, units }, of)).toEqual(['春燕服务队', '街道队', '卫生站']);
    const closed = units.map((unit) => ({ ...unit, closed: true }));
    expect(waysOf({ buildings: [], teamsIn, units: closed }, of)).toEqual(['春燕服务队', '街道队']);
  });

  test('somebody under 18 comes with a team, or through their guardian', () => {
    const teamsIn = [{ _id: 'a', name: '少年队', area: 'street' }];
    expect(waysOf({ teamsIn, ...born('2014-05-01', 'mother') })).toEqual(['少年队']);
    expect(waysOf({ teamsIn, ...born('2014-05-01') })).toEqual([]);
    const mother = helper();
    const child = makePerson({ name: '小雨', ...born('2014-05-01', mother._id) });
    const [, forChild] = waysToHelp(wish, { ...mother, children: [child] }, TODAY);
    expect(forChild).toMatchObject({
      name: '5 幢的小志愿者',
      giver: { person: child._id, tell: mother._id, name: '小雨' },
    });
  });
});

test('a text betrays by name, phone or room; a bare floor number betrays nobody', () => {
  const person = { name: '陈奶奶', phone: '13800138000', homes: helper().homes };
  expect(betrayed('601 的奶奶想学视频', person)).toBe('601');
  expect(betrayed('请打 13800138000', person)).toBe('13800138000');
  expect(betrayed('陈奶奶想学视频', person)).toBe('陈奶奶');
  expect(betrayed('一位独居奶奶，6 楼', person)).toBeUndefined();
  expect(betrayed('想学会用手机', { name: '', homes: [] })).toBeUndefined();
  expect(betrayed('一位独居奶奶', { name: '奶奶', homes: [] })).toBeUndefined();
});

test('the table can be walked: every state is reached, every verb taken by somebody', async () => {
  const wisher = makePerson({ building, name: '许愿的人' });
  const owner = makePerson({ building, name: '群主', grants: [{ role: 'owner', area: building._id }] });
  const neighbour = makePerson({ building, name: '邻居' });
  const clock = { ...makePerson({ name: '钟' }), _id: CLOCK };
  const claimed = (person: Person, days: number) => ({
    claim: aClaim(person, { until: new Date(NOW.getTime() + days * 86_400_000) }),
  });
  let begun = 0;
  const ground = onPaper(wishWorkflow, {
    people: [wisher, owner, neighbour, makePerson({ name: '过路人' }), clock],
    begin: () => {
      begun += 1;
      const late = begun % 5 === 0;
      return makeWish(
        building,
        wisher,
        late ? { state: 'claimed', ...claimed(neighbour, -1) } : { state: 'made' },
      );
    },
    effects: {
      claim: (_wish, person) => claimed(person, 7),
      giveBack: () => ({ claim: null }),
      release: () => ({ claim: null }),
      extend: ({ claim }) => ({ claim: claim && { ...claim, extended: true } }),
    },
    now: NOW,
  });
  await walk(wishWorkflow, ground, { walks: 300, steps: 14 });
});
