import { aBuilding, anOwner, aPerson, NOW, startTestCloud, type TestCloud } from '../../../tests/support';
import type { Person } from '../../kernel/person';
import { walk } from '../../kernel/testing/walk';
import { aClaim, aWish, readWish } from './testing';
import { CLOCK, type WishVerb, wishWorkflow } from './workflow';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
afterAll(() => cloud.stop());

const part = { title: '先试一件', words: '', worth: 0 };
const published = { title: '想学会用手机', words: '', wisherSays: '一位奶奶' };

/** What each verb is called with; the clock's verb is no call. */
const INPUT = {
  publish: published,
  decline: { reason: '写得再清楚些' },
  split: { wisherSays: '一位奶奶', parts: [part, part] },
  takeUp: { words: '下周开会商量' },
  claim: { way: 'volunteer' },
  reveal: {},
  extend: {},
  giveBack: { reason: '出差了' },
  fulfil: { words: '教会了', picture: null, faceless: false, time: null },
  confirm: { thanks: '谢谢' },
  lack: { words: '还差一次' },
  withdraw: {},
} satisfies Record<Exclude<WishVerb, 'release'>, object>;

test('what is offered is done and what is not offered is refused, at every state and verb', async () => {
  const building = await aBuilding(cloud);
  const wisher = await aPerson(cloud, { building, room: '101', name: '许愿的人' });
  const owner = await anOwner(cloud, building, { name: '王群主' });
  const neighbour = await aPerson(cloud, { building, room: '102', name: '周阿姨' });
  const passerBy = await aPerson(cloud, { name: '过路人' });
  const clock: Person = { ...passerBy, _id: CLOCK, name: '钟' };
  const late = { state: 'claimed', claim: aClaim(neighbour, { until: NOW }) } as const;
  let begun = 0;

  async function take(wish: string, verb: WishVerb, person: Person): Promise<boolean> {
    if (verb === 'release') {
      if (person._id !== CLOCK) return false;
      const before = await readWish(cloud, wish);
      await cloud.cloud.fire('clock', 'sweep');
      return (await readWish(cloud, wish)).log.length > before.log.length;
    }
    if (person._id === CLOCK) return false;
    // Of many shapes, one for each verb; the api checks them itself.
    const input = { wish, ...INPUT[verb] } as never;
    const { reply } = await cloud.as(person).ask(`wish.${verb}`, input);
    if (!reply.ok && reply.code === 'broken') throw new Error(`${verb}: ${reply.say}`);
    return reply.ok;
  }

  await walk(
    wishWorkflow,
    {
      people: [wisher, owner, neighbour, passerBy, clock],
      async begin() {
        begun += 1;
        const given = begun % 4 === 0 ? late : ({ state: 'made', publishedAt: null } as const);
        return (await aWish(cloud, building, wisher, given))._id;
      },
      read: (id) => readWish(cloud, id),
      take,
      now: () => NOW,
    },
    { walks: 25, steps: 12 },
  );
}, 60_000);
