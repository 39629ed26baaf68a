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
 * Who is calling and what about, in one request: the subject's document with the person looked up beside it. A person
 * may be new and have no document yet; a subject that is not there ends the call anyway.
 */
export async function identifyWith<N extends CollectionName>(
  openid: string,
  at: Date,
  { from, by, shape = [] }: SubjectQuery<N>,
): Promise<Identified<Documents[N]>> {
  const id = personId(openid);
  const [found] = await aggregate<Documents[N] & { caller: Person[] }>(from, [
    { match: by },
    { limit: 1 },
    ...shape,
    lookup({ from: 'people', match: { _id: id }, stages: [{ limit: 1 }], as: 'caller' }),
  ]);
  if (!found) return { caller: stranger(id, openid, at), subject: undefined };
  const { caller, ...subject } = found;
  const [person] = caller;
  if (person) remember(person, at);
  return { caller: person ?? stranger(id, openid, at), subject: subject as unknown as Documents[N] };
}
