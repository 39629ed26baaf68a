import type { Shown } from '../../../cloudfunctions/domain/wish/board';
import { aWish, readWish } from '../../../cloudfunctions/domain/wish/testing';
import { inOneLine } from '../../../miniprogram/lib/words';
import { aBuilding, anOwner, aPerson, type Building, NOW, type TestCloud } from '../../../tests/support';
import type { Figure } from '../figure';
import { aVolunteerOf, insertPeople } from '../service-days/people';
import { requestsOf, type SeededCloud, type Shared } from '../shared';

const CROWD = 200;

/** What became of a crowd that claimed the same wish at the same instant. */
interface Outcome {
  /** How far from exactly one the claims are: as they were answered, and as the wish stands. */
  notOne: number;
  /** Who was refused without reading who was first. */
  unclear: number;
  /** Requests of the winner's call beside the one that reads. */
  change: number;
}

/** 200 volunteers of one building claim its last wish, through the genuine SDK. */
async function rush(cloud: TestCloud): Promise<Outcome> {
  cloud.setClock(NOW);
  const building = await aBuilding(cloud, { estate: 'bench-wishes.estate' });
  const volunteers = Array.from({ length: CROWD }, () => aVolunteerOf([], { building, name: '志愿者' }));
  await insertPeople(cloud, volunteers);
  const { _id: wish } = await aWish(cloud, building, { _id: 'bench-wisher' });
  const answers = await Promise.all(
    volunteers.map(async (person) => ({
      person,
      ...(await cloud.as(person).ask('wish.claim', { wish, way: 'volunteer' })),
    })),
  );
  const winners = answers.filter(({ reply }) => reply.ok);
  const { claim } = await readWish(cloud, wish);
  const stands = winners.filter(({ person }) => person._id === claim?.person);
  const clear = inOneLine('这个心愿刚被', `${building.name}的志愿者认领了`);
  const told = answers.filter(({ reply }) => !reply.ok && reply.say === clear);
  return {
    notOne: Math.abs(winners.length - 1) + Math.abs(stands.length - 1),
    unclear: CROWD - 1 - told.length,
    change: (winners[0]?.record.requests ?? Number.POSITIVE_INFINITY) - 1,
  };
}

const played = new WeakMap<Shared, Promise<Outcome>>();

/** The crowd, once however many figures ask. */
async function outcome(shared: Shared): Promise<Outcome> {
  const { test } = await shared.cloud();
  const playing = played.get(shared) ?? rush(test);
  played.set(shared, playing);
  return playing;
}

function crowdFigure(name: string, limit: number, kind: keyof Outcome): Figure {
  return {
    ...{ subject: 'building', name: `${CROWD} volunteers claim the last wish at once, ${name}`, limit },
    short: true,
    measure: async (shared) => (await outcome(shared))[kind],
  };
}

/** A building with its owner, a neighbour, and wishes: more than a page shows. */
async function aBoard({ test }: SeededCloud) {
  const building = await aBuilding(test, { estate: 'bench-board.estate' });
  const owner = await anOwner(test, building);
  const neighbour = await aPerson(test, { building, room: '102', name: '周阿姨' });
  for (let n = 0; n < 30; n += 1) await aWish(test, building, owner);
  return { building, owner, neighbour };
}

type Board = Awaited<ReturnType<typeof aBoard>>;

function requestFigure(
  name: string,
  ask: (cloud: TestCloud, board: Board) => Promise<Parameters<typeof requestsOf>[1]>,
): Figure {
  return {
    ...{ subject: 'building', name: `${name}, database requests`, limit: 2, short: true },
    async measure(shared) {
      const cloud = await shared.cloud();
      return requestsOf(cloud, await ask(cloud.test, await aBoard(cloud)));
    },
  };
}

const SHOWN: Record<Shown, string> = {
  waiting: 'what waits longest',
  near: 'the nearest',
  done: 'fulfilled this month',
};

function wishFor(building: Building) {
  const words = { title: '想学会视频', words: '', worth: 0, wisherSays: '一位住户' };
  return { building: building._id, elder: null, ...words };
}

export const wishFigures: Figure[] = [
  crowdFigure('wishes claimed by other than exactly one of them', 0, 'notOne'),
  crowdFigure('losers without a clear sentence', 0, 'unclear'),
  crowdFigure("database requests of the winner's change", 1, 'change'),
  requestFigure('a wish claimed', async (cloud, { building, owner, neighbour }) => {
    const { _id: wish } = await aWish(cloud, building, owner);
    return () => cloud.as(neighbour).ask('wish.claim', { wish, way: 'volunteer' });
  }),
  requestFigure('a wish made', async (cloud, { building, neighbour }) => {
    return () => cloud.as(neighbour).ask('wish.make', wishFor(building));
  }),
  ...Object.entries(SHOWN).map(([show, name]) =>
    requestFigure(`the wish board, ${name}`, async (cloud, { neighbour }) => {
      return () => cloud.as(neighbour).ask('wish.board', { show: show as Shown });
    }),
  ),
];
