import { or, type Query } from './database';
import type { Person } from './person';

/** Who is asking, and when. */
export interface Asking {
  caller: Person;
  now: Date;
}

/**
 * One condition on a document, said twice: `test` answers in memory, which draws the buttons; `query` guards the
 * update itself, so that two people at once cannot both pass. The two always agree (testing/walk.ts).
 */
export interface Condition<D> {
  test(document: D, asking: Asking): boolean;
  query(asking: Asking): Query;
  /** What somebody is told who fails it. */
  say: string;
}

/** Any one of them is enough. The sentence is the last one's, the widest circle of people. */
export function anyOf<D>(...conditions: [Condition<D>, ...Condition<D>[]]): Condition<D> {
  return {
    test: (document, asking) => conditions.some((condition) => condition.test(document, asking)),
    query: (asking) => or(...conditions.map((condition) => condition.query(asking))),
    say: (conditions.at(-1) as Condition<D>).say,
  };
}
