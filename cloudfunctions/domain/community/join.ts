import * as v from 'valibot';
import { _, add, update } from '../../kernel/database';
import { forget } from '../../kernel/identify';
import { name, room, token } from '../../kernel/inputs';
import type { Home, Person } from '../../kernel/person';
import { anyone, procedureOn } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { homeIn, householdId, removalFrom, roomOf } from './home';

/** Nobody has more homes than this; it keeps one person from collecting a whole estate. */
const MOST_HOMES = 5;

/**
 * Adds the home unless it is there. The first time this makes the person's document; of two taps at once one meets
 * the duplicate key and goes on as an update, which finds the home already there.
 */
async function moveIn(caller: Person, home: Home): Promise<void> {
  if (!caller.homes.length && !caller.grants.length && !caller.past.length) {
    if (await add('people', { ...caller, homes: [home] })) return;
  }
  await update(
    'people',
    { _id: caller._id, 'homes.household': _.neq(home.household) },
    { homes: _.push([home]), ...(caller.name && { name: caller.name }) },
  );
}

/** A resident says which room is theirs and is in at once; the owner can object afterwards. */
export const join = procedureOn({
  input: v.object({ token, room, name: v.optional(name, '') }),
  subject: ({ token: scanned }) => ({ from: 'areas', by: { token: scanned, kind: 'building' } }),
  missing: '没有找到这栋楼，请重新扫一扫楼里的二维码。',
  allow: anyone,
  async run({ input, caller, subject: building, now }): Promise<{ building: string; room: string }> {
    const found = roomOf(building.rooms ?? [], input.room);
    must(found, 'bad-input', `${building.name}没有 ${input.room} 这个房号，请再看一眼门牌。`);
    const household = householdId(building._id, found);
    if (caller.homes.some((home) => home.household === household))
      return { building: building._id, room: found };
    must(
      homeIn(caller, building._id) || !removalFrom(caller, building._id),
      'removed',
      `群主之前把您移出了${building.name}。如果弄错了，请联系群主加回来。`,
    );
    must(
      caller.homes.length < MOST_HOMES,
      'bad-input',
      `一个人最多登记 ${MOST_HOMES} 个家，请先退出不住的。`,
    );
    const person = input.name ? { ...caller, name: input.name } : caller;
    await moveIn(person, { household, building: building._id, room: found, since: now });
    forget(caller._id);
    return { building: building._id, room: found };
  },
});
