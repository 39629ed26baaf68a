import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Person } from '../person';
import { can, type Stateful, type Workflow } from '../workflow';

/** Where a walk happens: the local cloud (`take` calls the api), or the table alone (`onPaper`). */
export interface Ground<D, Verb extends string> {
  /** Who acts. Between them they may take every verb, and somebody among them may take none. */
  people: Person[];
  /** A new document; gives its id. Most begin in the first state; some may begin further on, or long ago. */
  begin(): Promise<string>;
  /** The document as it stands. */
  read(id: string): Promise<D>;
  /** Takes the verb as this person. True when it was done, false when it was refused; throws on anything else. */
  take(id: string, verb: Verb, person: Person): Promise<boolean>;
  now(): Date;
}

/** One step: a verb that is open to somebody, or, when `bold`, any verb by anybody. */
interface Step {
  bold: boolean;
  who: number;
  which: number;
}

/** How often the walks are begun anew while something was never met. */
const ROUNDS = 5;

const step: fc.Arbitrary<Step> = fc.record({
  bold: fc.boolean(),
  who: fc.nat({ max: 99 }),
  which: fc.nat({ max: 99 }),
});

/**
 * Walks a workflow at random and fails unless
 * - `can` and the ground agree at every step: what is offered is done, what is not offered is refused;
 * - what was done leads where the table says, and stands in the log; what was refused changed nothing;
 * - in the end every state was reached and every verb was taken.
 *
 * `walks` documents are begun, each is walked for up to `steps` steps: on the cloud every step costs one call.
 */
export async function walk<D extends Stateful, State extends string, Verb extends string>(
  table: Workflow<D, State, Verb>,
  ground: Ground<D, Verb>,
  { walks = 25, steps = 12 } = {},
): Promise<void> {
  const states = new Set<string>();
  const taken = new Map(Object.keys(table.verbs).map((verb) => [verb as Verb, 0]));
  const random = fc.array(step, { minLength: 4, maxLength: steps });
  const never = () => [...taken].filter(([, times]) => times === 0).map(([verb]) => verb);
  const unreached = () => missing(Object.keys(table.states), [...states]);
  const property = fc.asyncProperty(random, async (path) => {
    const id = await ground.begin();
    let before = await ground.read(id);
    states.add(before.state);
    for (const each of path) {
      const next = choose(table, ground, before, each, taken);
      if (!next) return;
      const after = await check(table, ground, before, next);
      if (after !== before) taken.set(next.verb, (taken.get(next.verb) ?? 0) + 1);
      states.add(after.state);
      before = after;
    }
  });
  // Chance may leave a verb out that can be taken; of one that cannot, no more walks make one that can.
  for (let round = 0; round < ROUNDS && (round === 0 || never().length + unreached().length > 0); round++) {
    await fc.assert(property, { numRuns: walks, endOnFailure: true, includeErrorInReport: true });
  }
  assert.deepEqual(unreached(), [], 'states never reached');
  assert.deepEqual(never(), [], 'verbs never taken');
}

interface Next<Verb> {
  person: Person;
  verb: Verb;
  expected: boolean;
}

/** The step as somebody's verb: of those that are open, one that was taken least. Nothing when none is open. */
function choose<D extends Stateful, State extends string, Verb extends string>(
  table: Workflow<D, State, Verb>,
  { people, now }: Ground<D, Verb>,
  document: D,
  { bold, who, which }: Step,
  taken: Map<Verb, number>,
): Next<Verb> | undefined {
  const offered = (person: Person) => can(table, document, { caller: person, now: now() });
  if (bold) {
    const person = pick(people, who) as Person;
    const verb = pick([...taken.keys()], which) as Verb;
    return { person, verb, expected: offered(person).includes(verb) };
  }
  const open = people.flatMap((person) => offered(person).map((verb) => ({ person, verb })));
  const times = ({ verb }: { verb: Verb }) => taken.get(verb) ?? 0;
  const least = Math.min(...open.map(times));
  const next = pick(
    open.filter((each) => times(each) === least),
    which,
  );
  return next && { ...next, expected: true };
}

/** Takes the verb, compares what happened with what the table says, and gives the document as it is afterwards. */
async function check<D extends Stateful, State extends string, Verb extends string>(
  table: Workflow<D, State, Verb>,
  ground: Ground<D, Verb>,
  before: D,
  { person, verb, expected }: Next<Verb>,
): Promise<D> {
  const done = await ground.take(before._id, verb, person);
  const what = `${verb} in state ${before.state} by ${person.name}`;
  assert.equal(
    done,
    expected,
    expected ? `${what} was offered and refused` : `${what} was not offered and done`,
  );
  const after = await ground.read(before._id);
  if (!done) {
    assert.deepEqual(after, before, `${what} was refused and changed something`);
    return before;
  }
  assert.equal(after.state, table.verbs[verb].to ?? before.state, `${what} led elsewhere`);
  assert.equal(after.log.at(-1)?.verb, verb, `${what} does not stand in the log`);
  return after;
}

/**
 * The table alone as a ground: documents in memory, verbs done as the table says. `effects` does what the actions
 * would write beside the state, so that conditions on other fields are met.
 */
export function onPaper<D extends Stateful, State extends string, Verb extends string>(
  table: Workflow<D, State, Verb>,
  given: {
    people: Person[];
    begin(): D;
    effects?: Partial<Record<Verb, (document: D, person: Person) => Partial<D>>>;
    now: Date;
  },
): Ground<D, Verb> {
  const documents = new Map<string, D>();
  const get = (id: string) => documents.get(id) as D;
  return {
    people: given.people,
    now: () => given.now,
    async begin() {
      const document = given.begin();
      documents.set(document._id, document);
      return document._id;
    },
    read: async (id) => structuredClone(get(id)),
    async take(id, verb, person) {
      const document = get(id);
      const asking = { caller: person, now: given.now };
      if (!can(table, document, asking).includes(verb)) return false;
      const entry = { verb, by: person._id, at: given.now, requestId: `step ${document.log.length}` };
      const changed = given.effects?.[verb]?.(document, person) ?? {};
      const state = table.verbs[verb].to ?? document.state;
      documents.set(id, { ...document, ...changed, state, log: [...document.log, entry] });
      return true;
    },
  };
}

function pick<T>(all: T[], which: number): T | undefined {
  return all[which % all.length];
}

function missing(all: string[], found: string[]): string[] {
  return all.filter((each) => !found.includes(each));
}
