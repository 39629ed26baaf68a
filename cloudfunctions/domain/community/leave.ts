import * as v from 'valibot';
import { record } from '../../kernel/audit';
import { _, update } from '../../kernel/database';
import { mustHold } from '../../kernel/grants';
import { forget } from '../../kernel/identify';
import { newId } from '../../kernel/ids';
import { household, id, reason } from '../../kernel/inputs';
import type { Home, PastHome, Person } from '../../kernel/person';
import { anyone, procedure, procedureOn } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';

/** Ends one home in one request; false when it had ended already. */
async function end(person: Person, home: Home, ending: Omit<PastHome, keyof Home>): Promise<boolean> {
  const updated = await update(
    'people',
    { _id: person._id, 'homes.household': home.household },
    { homes: _.pull({ household: home.household }), past: _.push([{ ...home, ...ending }]) },
  );
  forget(person._id);
  return updated > 0;
}

/** A resident moves out. */
export const leave = procedure({
  input: v.object({ household }),
  sensitive: true,
  allow: anyone,
  async run({ input, caller, now }): Promise<null> {
    const home = caller.homes.find((each) => each.household === input.household);
    if (home) await end(caller, home, { how: 'left', until: now, by: caller._id });
    return null;
  },
});

/** The owner objects: this person does not live here. They cannot come back by scanning the code again. */
export const remove = procedureOn({
  input: v.object({ person: id, household, reason }),
  subject: ({ person }) => ({ from: 'people', by: { _id: person } }),
  missing: '找不到这位邻居。',
  allow: ({ input, caller }) => mustHold(caller, ['owner', 'staff'], input.household),
  async run({ input, caller, subject: person, requestId, now }): Promise<null> {
    const home = person.homes.find((each) => each.household === input.household);
    if (!home) {
      const ended = person.past.some((each) => each.household === input.household);
      must(ended, 'not-found', '这位邻居不在这一户。');
      return null;
    }
    const ending = { how: 'removed', until: now, by: caller._id, reason: input.reason } as const;
    await end(person, home, ending);
    await record(newId(caller._id, requestId), caller._id, now, {
      what: 'person-removed',
      person: person._id,
      area: home.building,
      reason: input.reason,
    });
    return null;
  },
});

/** The owner lets somebody back in whom they had removed. */
export const readmit = procedureOn({
  input: v.object({ person: id, household }),
  subject: ({ person }) => ({ from: 'people', by: { _id: person } }),
  missing: '找不到这位邻居。',
  allow: ({ input, caller }) => mustHold(caller, ['owner', 'staff'], input.household),
  async run({ input, caller, subject: person, requestId, now }): Promise<null> {
    if (person.homes.some((home) => home.household === input.household)) return null;
    const past = person.past.filter((home) => home.household === input.household).at(-1);
    must(past && past.how === 'removed', 'not-found', '这位邻居没有被移出过。');
    const { building, room } = past;
    await update(
      'people',
      { _id: person._id, 'homes.household': _.neq(input.household) },
      { homes: _.push([{ household: input.household, building, room, since: now }]) },
    );
    forget(person._id);
    await record(newId(caller._id, requestId), caller._id, now, {
      what: 'person-readmitted',
      person: person._id,
      area: building,
    });
    return null;
  },
});
