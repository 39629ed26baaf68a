import { $, aggregate } from '../../kernel/database';
import { newId } from '../../kernel/ids';
import type { Message } from '../../kernel/outbox';
import { EXPECTED, HOPING } from '../shift/shift';
import { sayDate } from './calendar';
import type { ServiceDay } from './service-day';

/** Everyone concerned: who has a number still to come, who waits for one, who works there. */
async function concerned(day: string): Promise<string[]> {
  const still = $.filter({
    input: '$tickets',
    as: 'ticket',
    cond: $.in(['$$ticket.state', ['waiting', 'later', 'called']]),
  });
  const rows = await aggregate<{ tell: (string | null)[]; hoping: (string | null)[]; helpers: string[] }>(
    'queues',
    [
      { match: { day } },
      { addFields: { still } },
      { project: { tell: '$still.tell', hoping: '$waiting.holder', helpers: 1 } },
      { limit: 100 },
    ],
  );
  const people = rows.flatMap(({ tell, hoping, helpers }) => [...tell, ...hoping, ...helpers]);
  return [...new Set(people.filter((person) => person !== null))];
}

/** Volunteers who come, or who would. */
function volunteers({ shifts, waiting }: ServiceDay): string[] {
  const expected = shifts.filter(({ state }) => EXPECTED.includes(state));
  const hoping = waiting.filter(({ state }) => HOPING.includes(state));
  return [...expected, ...hoping].map(({ tell }) => tell);
}

/** What happened to a day, why, and by which call. */
export interface DayChange {
  change: string;
  reason: string;
  requestId: string;
  now: Date;
}

/** What everyone concerned is told: one line each. One request. */
export async function dayMessages(
  day: ServiceDay,
  { change, reason, requestId, now }: DayChange,
): Promise<Message[]> {
  const people = [...new Set([...(await concerned(day._id)), ...volunteers(day)])];
  return people.map(
    (to): Message => ({
      id: newId(to, `${requestId} ${day._id}`),
      to,
      template: 'day',
      page: `packages/service-day/day/day?id=${day._id}`,
      data: { name: `${day.name} ${sayDate(day.date)}`, change, reason },
      text: `${sayDate(day.date)}的${day.name}${change}。原因：${reason}`,
      at: now,
    }),
  );
}
