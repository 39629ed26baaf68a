import { _, type CollectionName, type Documents, find, update } from '../../kernel/database';

/** Longer than a call of `report` can live (60 s): whoever holds a lease that is over is dead. */
const SECONDS = 70;
/** So many calls may die over something before it counts as failed. */
const ATTEMPTS = 4;

/** What is worked on in several calls, one at a time. */
export interface Leased {
  /** Until when a call holds it; the beginning of time when none does. */
  lease: Date;
  /** Calls that began since something was saved. */
  attempts: number;
}

/** The lease of what nobody holds. */
export const UNHELD: Leased = { lease: new Date(0), attempts: 0 };

type LeasedName = { [N in CollectionName]: Documents[N] extends Leased ? N : never }[CollectionName];

function leaseFrom(now: Date): Date {
  return new Date(now.getTime() + SECONDS * 1000);
}

/** What is in one of these states and nobody works on. */
export function unheld(states: string[], now: Date) {
  return { state: _.in(states), lease: _.lt(now) };
}

/** Whether too many calls died over it. */
export function isHopeless({ attempts }: Leased): boolean {
  return attempts >= ATTEMPTS;
}

/**
 * Takes something to work on, in two requests: `set` is written with the lease. Undefined when another call holds it,
 * when it is hopeless, or when there is nothing left to do.
 */
export async function take<N extends LeasedName>(
  name: N,
  id: string,
  states: string[],
  set: Record<string, unknown>,
  now: Date,
): Promise<Documents[N] | undefined> {
  const held = { ...set, lease: leaseFrom(now), attempts: _.inc(1) };
  const taken = await update(name, { _id: id, ...unheld(states, now), attempts: _.lt(ATTEMPTS) }, held);
  return taken > 0 ? (await find(name, { _id: id }, { limit: 1 }))[0] : undefined;
}

/** Whose lease is over may not write any more: another call goes on from what was saved. */
export class LeaseLost extends Error {}

/** Saves how far the work is, and holds on to it. One request. @throws LeaseLost */
export async function save<N extends LeasedName>(
  name: N,
  held: Documents[N],
  set: Partial<Documents[N]>,
  now: Date,
): Promise<Documents[N]> {
  const next = { ...set, lease: leaseFrom(now), attempts: 0 };
  const saved = await update(name, { _id: held._id, lease: held.lease }, next);
  if (saved === 0) throw new LeaseLost(`${name} ${held._id}`);
  return { ...held, ...next };
}

/** Lets go of it, so that the next call need not wait: where that fails it waits. One request. */
export async function release<N extends LeasedName>(name: N, held: Documents[N]): Promise<void> {
  const released = update(name, { _id: held._id, lease: held.lease }, { lease: UNHELD.lease });
  // Called while something else went wrong already: that is what is to be told.
  await released.catch(console.error);
}
