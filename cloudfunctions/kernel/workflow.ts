import type { Asking, Condition } from './condition';
import { _, and, type CollectionName, find, type Query, update } from './database';
import type { Message } from './outbox';
import { must, Refusal } from './refusal';

/** One line of a document's history. A repeated call finds its own `requestId` here and changes nothing. */
export interface LogEntry {
  verb: string;
  /** Person id. */
  by: string;
  at: Date;
  requestId: string;
  /** Why, where the verb asks for a reason. */
  reason?: string;
  /** What changed beyond the state, in words for whoever reads the history: 转给横燕物业. */
  note?: string;
}

/** What every document with a workflow carries. */
export interface Stateful {
  _id: string;
  state: string;
  log: LogEntry[];
  outbox: Message[];
}

export interface Transition<D, State extends string> {
  from: State | State[];
  /** Left out where the state stays as it is. */
  to?: State;
  /** Who may, and under what circumstances. */
  when: Condition<D>[];
  /** What the button says. */
  label: string;
  /** What is said when the document is in no state for it. */
  tooLate: string;
  /** The same, where the document tells more: who was first. */
  sayTooLate?(document: D): string;
}

/** State → verb → state, who may, and the sentences. Buttons, enforcement and diagrams all come from this one table. */
export interface Workflow<D extends Stateful, State extends string, Verb extends string> {
  collection: CollectionName;
  /** A document begins in the first. */
  states: Record<State, string>;
  verbs: Record<Verb, Transition<D, State>>;
}

/** Ties the table to its types; returns it as it is. */
export function workflow<D extends Stateful>() {
  return <State extends string, Verb extends string>(
    table: Workflow<D, State, Verb>,
  ): Workflow<D, State, Verb> => table;
}

function sources<D, State extends string>(transition: Transition<D, State>): State[] {
  return Array.isArray(transition.from) ? transition.from : [transition.from];
}

function possible<D extends Stateful, State extends string>(
  transition: Transition<D, State>,
  document: D,
  asking: Asking,
): boolean {
  return (
    sources(transition).includes(document.state as State) &&
    transition.when.every((condition) => condition.test(document, asking))
  );
}

/** The verbs open to this person now. Goes out with the document and draws the buttons. */
export function can<D extends Stateful, State extends string, Verb extends string>(
  table: Workflow<D, State, Verb>,
  document: D,
  asking: Asking,
): Verb[] {
  const verbs = Object.keys(table.verbs) as Verb[];
  return verbs.filter((verb) => possible(table.verbs[verb], document, asking));
}

export interface Move<Verb extends string> extends Asking {
  id: string;
  verb: Verb;
  requestId: string;
  reason?: string;
  note?: string;
  /** What was read and has to be so still, beside the table's conditions: the very thing this person answers. */
  asRead?: Query;
  /** Further fields to change, in the same request. */
  set?: Record<string, unknown>;
  /** Who is told, written into the document's outbox in the same request. */
  tell?: Message[];
}

/**
 * Moves a document along one transition, in one request: the state and every condition stand in the query of the
 * update, so of two people at once exactly one wins. Only the loser costs a second request, which finds out why.
 *
 * @returns whether this call moved it; false when it is a repetition and had moved it before.
 * @throws Refusal `not-found`, `not-allowed` or `changed`.
 */
export async function move<D extends Stateful, State extends string, Verb extends string>(
  table: Workflow<D, State, Verb>,
  { id, verb, requestId, reason, note, asRead = {}, set = {}, tell = [], caller, now }: Move<Verb>,
): Promise<boolean> {
  const transition = table.verbs[verb];
  const conditions = transition.when.map((condition) => condition.query({ caller, now }));
  const said = { ...(reason && { reason }), ...(note && { note }) };
  const entry: LogEntry = { verb, by: caller._id, at: now, requestId, ...said };
  const updated = await update(
    table.collection,
    and(
      { ...asRead, _id: id, state: _.in(sources(transition)), 'log.requestId': _.neq(requestId) },
      ...conditions,
    ),
    {
      ...set,
      ...(transition.to && { state: transition.to }),
      log: _.push([entry]),
      ...(tell.length > 0 && { outbox: _.push(tell) }),
    },
  );
  if (updated === 0) await explain(table, verb, id, requestId, { caller, now });
  return updated > 0;
}

async function explain<D extends Stateful, State extends string, Verb extends string>(
  table: Workflow<D, State, Verb>,
  verb: Verb,
  id: string,
  requestId: string,
  asking: Asking,
): Promise<void> {
  const transition = table.verbs[verb];
  const [found] = await find(table.collection, { _id: id }, { limit: 1 });
  const document = found as unknown as D | undefined;
  must(document, 'not-found', '找不到了，可能已经撤下。');
  // Its own entry, not anybody's with this id: what stands in a log is known to others.
  const isThisCall = (entry: LogEntry) =>
    entry.requestId === requestId && entry.verb === verb && entry.by === asking.caller._id;
  if (document.log.some(isThisCall)) return;
  const failed = transition.when.find((condition) => !condition.test(document, asking));
  if (failed) throw new Refusal('not-allowed', failed.say);
  throw new Refusal('changed', transition.sayTooLate?.(document) ?? transition.tooLate);
}
