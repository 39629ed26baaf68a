import { _, $, aggregate, update } from '../../kernel/database';
import type { Person } from '../../kernel/person';
import { must, Refusal } from '../../kernel/refusal';
import { HEAD, helper, type QueueHead, type Ticket, type TicketState } from './queue';

/** State → verb → state of one ticket, who may, and what is said when it is too late. */
export const TICKET_VERBS = {
  later: { from: ['waiting'], to: 'later', who: 'holder', tooLate: '已经叫到您了，先过去看看吧。' },
  back: { from: ['later', 'skipped'], to: 'waiting', who: 'both', tooLate: '这个号已经在排着了。' },
  leave: {
    from: ['waiting', 'later', 'called', 'skipped'],
    to: 'left',
    who: 'both',
    tooLate: '这个号已经办完了，不用再退。',
  },
  callAgain: { from: ['called'], to: 'called', who: 'helper', tooLate: '这个号不在叫了，刷新看看。' },
  skip: { from: ['called'], to: 'skipped', who: 'helper', tooLate: '这个号不在叫了，刷新看看。' },
  serve: { from: ['called'], to: 'served', who: 'helper', tooLate: '这个号不在叫了，刷新看看。' },
} as const satisfies Record<
  string,
  { from: readonly TicketState[]; to: TicketState; who: 'holder' | 'helper' | 'both'; tooLate: string }
>;

export type TicketVerb = keyof typeof TICKET_VERBS;

/** A queue's head with one of its tickets. */
export interface OneTicket extends QueueHead {
  ticket?: Ticket;
}

/** Stages that leave of a queue its head and the ticket of this number. */
export function oneTicket(number: number) {
  return [{ addFields: { ticket: $.arrayElemAt(['$tickets', number - 1]) } }, ...HEAD];
}

/** Whose phone shows the ticket, or who holds it. */
export function isTheirs(ticket: Ticket, caller: Person): boolean {
  return ticket.holder === caller._id || ticket.tell === caller._id;
}

/** The rule of each verb, by the table above. */
export function mustMay(verb: TicketVerb, { ticket, ...queue }: OneTicket, caller: Person, now: Date): void {
  must(ticket, 'not-found', '没有这个号，请刷新看看。');
  const { who } = TICKET_VERBS[verb];
  const mine = who !== 'helper' && isTheirs(ticket, caller);
  const helps = who !== 'holder' && helper.test(queue, { caller, now });
  must(mine || helps, 'not-allowed', who === 'holder' ? '这不是您的号。' : helper.say);
}

/** Path of a field of the ticket with this number. */
export function pathOf(number: number, field: keyof Ticket): string {
  return `tickets.${number - 1}.${field}`;
}

/** The guard of a verb: the ticket stands in a state from which it goes. */
export function guardOf(verb: TicketVerb, number: number) {
  return { [pathOf(number, 'state')]: _.in([...TICKET_VERBS[verb].from]) };
}

/** After an update that changed nothing: fine when the ticket stands where it should, a repeated call. */
export async function explain(verb: TicketVerb, queue: string, number: number): Promise<void> {
  const [row] = await aggregate<OneTicket>('queues', [
    { match: { _id: queue } },
    ...oneTicket(number),
    { limit: 1 },
  ]);
  if (row?.ticket?.state !== TICKET_VERBS[verb].to) throw new Refusal('changed', TICKET_VERBS[verb].tooLate);
}

/** Moves one ticket, in one request: of two people at once exactly one wins. @throws Refusal `changed` */
export async function moveTicket(
  verb: TicketVerb,
  queue: string,
  number: number,
  set: Partial<Ticket> = {},
  more: Record<string, unknown> = {},
): Promise<void> {
  const fields = { ...set, state: TICKET_VERBS[verb].to };
  const change = Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [pathOf(number, field as keyof Ticket), value]),
  );
  const updated = await update('queues', { _id: queue, ...guardOf(verb, number) }, { ...change, ...more });
  if (updated === 0) await explain(verb, queue, number);
}
