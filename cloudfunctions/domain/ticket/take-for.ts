import * as v from 'valibot';
import { _, aggregate, find, lookup } from '../../kernel/database';
import { areaId, id, name } from '../../kernel/inputs';
import type { Person } from '../../kernel/person';
import { anyone, procedure, procedureOn } from '../../kernel/procedure';
import { must, Refusal } from '../../kernel/refusal';
import type { Area } from '../community/area';
import { type Taken } from './place';
import { HEAD, helper, type Queue, type Ticket } from './queue';
import { homeFor, onQueue, takeTicket } from './take';

/** Somebody without a phone, to choose by a tap. */
export interface Elder {
  id: string;
  name: string;
  room: string;
}

async function queueOfDay(day: string): Promise<Queue> {
  const [queue] = await aggregate<Queue>('queues', [{ match: { day } }, ...HEAD, { limit: 1 }]);
  must(queue, 'not-found', '没有找到这个服务日。');
  return queue;
}

/** The buildings whose people the day is for: the first of the two taps. */
export const buildings = procedure({
  input: v.object({ day: id }),
  allow: anyone,
  async run({ input, caller, now }): Promise<{ id: string; name: string; estate: string }[]> {
    const queue = await queueOfDay(input.day);
    must(helper.test(queue, { caller, now }), 'not-allowed', helper.say);
    const rows = await aggregate<Area & { above: Area[] }>('areas', [
      { match: { kind: 'building', within: queue.area } },
      { sort: { parent: 1, order: 1 } },
      { limit: 1000 },
      { project: { name: 1, parent: 1 } },
      { lookup: { from: 'areas', localField: 'parent', foreignField: '_id', as: 'above' } },
    ]);
    return rows.map(({ _id, name: called, above }) => ({
      id: _id,
      name: called,
      estate: above[0]?.name ?? '',
    }));
  },
});

/** Who of a building has no phone here: the second tap. Names and rooms, nothing else. */
export const elders = procedure({
  input: v.object({ day: id, building: areaId }),
  allow: anyone,
  async run({ input: { day, building }, caller, now }): Promise<Elder[]> {
    const [people, queue] = await Promise.all([
      find('people', { 'homes.building': building }),
      queueOfDay(day),
    ]);
    must(helper.test(queue, { caller, now }), 'not-allowed', helper.say);
    return people
      .filter(({ openid }) => !openid)
      .map(({ _id, name: called, homes }) => ({
        id: _id,
        name: called,
        room: homes.find((home) => home.building === building)?.room ?? '',
      }))
      .sort((a, b) => a.room.localeCompare(b.room, 'zh', { numeric: true }));
  },
});

/** Those of the caller's own households who have no phone here. */
export const family = procedure({
  input: v.object({}),
  allow: anyone,
  async run({ caller }): Promise<Elder[]> {
    const households = caller.homes.map(({ household }) => household);
    const buildings = caller.homes.map(({ building }) => building);
    if (households.length === 0) return [];
    const people = await find('people', { 'homes.building': _.in(buildings) });
    return people
      .filter(({ openid }) => !openid)
      .flatMap(({ _id, name: called, homes }) => {
        const home = homes.find(({ household }) => households.includes(household));
        return home ? [{ id: _id, name: called, room: home.room }] : [];
      });
  },
});

/** The caller's household, when somebody of this id lives in it. */
function sharedHousehold(caller: Person, elder: Person): string | undefined {
  return caller.homes.find(({ household }) => elder.homes.some((home) => home.household === household))
    ?.household;
}

/** Takes a number for somebody registered: a helper at the table, or family from the same household. */
export const takeFor = procedureOn({
  input: v.object({ queue: id, person: id }),
  subject: ({ queue, person }: { queue: string; person: string }) => ({
    from: 'queues' as const,
    by: { _id: queue },
    shape: [...HEAD, lookup({ from: 'people', match: { _id: person }, as: 'elders' })],
  }),
  missing: onQueue.missing,
  allow: anyone,
  async run({ caller, subject, requestId, now }): Promise<Taken> {
    const { elders: found, ...queue } = subject as Queue & { elders: Person[] };
    const [elder] = found;
    must(elder, 'not-found', '没有找到这位邻居，请从名单里选。');
    const helps = helper.test(queue, { caller, now });
    must(helps || sharedHousehold(caller, elder), 'not-allowed', '只能替自己家里的人取号。');
    const ticket: Ticket = {
      person: elder._id,
      holder: elder._id,
      tell: elder.openid ? elder._id : helps ? null : caller._id,
      home: homeFor(elder, queue.area as string),
      name: elder.name || `${elder.homes[0]?.room ?? ''} 的邻居`,
      state: 'waiting',
      by: caller._id,
      requestId,
      at: now,
    };
    return takeTicket(queue as Queue, ticket, helps);
  },
});

/** Takes a number for somebody by name only: a walk-in at the table, or an elder of one's own household. */
export const takeByName = procedureOn({
  input: v.object({
    queue: id,
    name: v.pipe(name, v.nonEmpty('请写怎么称呼，比如 陈奶奶。')),
    building: v.optional(name, ''),
  }),
  ...onQueue,
  allow: anyone,
  async run({ input, caller, subject: queue, requestId, now }): Promise<Taken> {
    const helps = helper.test(queue, { caller, now });
    const household = caller.homes[0]?.household;
    if (!helps && !household) throw new Refusal('not-joined', '先加入您那栋楼，才能替家里人取号。');
    const ticket: Ticket = {
      person: null,
      // A family takes one number for its elder in each queue; at the table nobody counts.
      holder: helps ? null : (household as string),
      tell: helps ? null : caller._id,
      home: helps ? null : homeFor(caller, queue.area),
      name: [input.building, input.name].filter(Boolean).join(' '),
      state: 'waiting',
      by: caller._id,
      requestId,
      at: now,
    };
    return takeTicket(queue, ticket, helps);
  },
});
