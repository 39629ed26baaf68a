import {
  aggregate,
  type CollectionName,
  type Documents,
  find,
  lookup,
  type Query,
  type Stage,
} from './database';
import { personId } from './ids';
import { type Person, stranger } from './person';

/** What a call is about: one document, found by these fields. */
export interface SubjectQuery<N extends CollectionName> {
  from: N;
  by: Query;
  /** Stages that leave of a large document what the call needs. */
  shape?: Stage[];
}

export interface Identified<S> {
  caller: Person;
  subject: S | undefined;
}

/** Milliseconds for which an instance trusts the person it read last time. */
const TRUST = 30_000;
/** An instance lives for hours and sees many people; it keeps no more of them than this. */
const MOST = 500;
const remembered = new Map<string, { person: Person; until: number }>();

/** Called after a change to a person, so that this instance does not answer from yesterday. */
export function forget(id: string): void {
  remembered.delete(id);
}

function remember(person: Person, at: Date): void {
  if (remembered.size >= MOST) remembered.clear();
  remembered.set(person._id, { person, until: at.getTime() + TRUST });
}

/** Who is calling. No request when this instance read them in the last 30 s, unless `fresh`. */
export async function identify(openid: string, at: Date, fresh: boolean): Promise<Person> {
  const id = personId(openid);
  const known = remembered.get(id);
  if (!fresh && known && known.until > at.getTime()) return known.person;
  const [person] = await find('people', { _id: id }, { limit: 1 });
  if (person) remember(person, at);
  return person ?? stranger(id, openid, at);
}

/**
 * Who is calling and what about, in one request: the person's document with the subject looked up beside it. Only
 * for someone never seen before there is no document to start from, and the subject costs a second request.
 */
export async function identifyWith<N extends CollectionName>(
  openid: string,
  at: Date,
  { from, by, shape = [] }: SubjectQuery<N>,
): Promise<Identified<Documents[N]>> {
  const id = personId(openid);
  const [found] = await aggregate<Person & { subject: Documents[N][] }>('people', [
    { match: { _id: id } },
    lookup({ from, match: by, stages: [{ limit: 1 }, ...shape], as: 'subject' }),
    { limit: 1 },
  ]);
  if (found) {
    const { subject, ...person } = found;
    remember(person, at);
    return { caller: person, subject: subject[0] };
  }
  const [subject] = await aggregate<Documents[N]>(from, [{ match: by }, { limit: 1 }, ...shape]);
  return { caller: stranger(id, openid, at), subject };
}
