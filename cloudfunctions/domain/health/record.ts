import * as v from 'valibot';
import { add, update } from '../../kernel/database';
import { procedureOn } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { SERVICES } from '../service-day/service-day';
import { helper, type Queue } from '../ticket/queue';
import { type OneTicket, oneTicket } from '../ticket/ticket';
import { type Consent, type Level, levelOf, sayLevel } from './reading';

const whole = (least: number, most: number, say: string) =>
  v.pipe(v.number(say), v.integer(say), v.minValue(least, say), v.maxValue(most, say));

/** Values outside of what a living person shows are slips of the finger. */
const measurement = v.variant('kind', [
  v.object({
    kind: v.literal('blood-pressure'),
    systolic: whole(60, 260, '高压请再看一眼，一般在 60 到 260 之间。'),
    diastolic: whole(30, 160, '低压请再看一眼，一般在 30 到 160 之间。'),
    pulse: v.nullable(whole(30, 220, '脉搏请再看一眼，一般在 30 到 220 之间。')),
  }),
  v.object({
    kind: v.literal('blood-sugar'),
    glucose: v.pipe(
      v.number('血糖请再看一眼。'),
      v.minValue(1, '血糖请再看一眼，一般在 1 到 35 之间。'),
      v.maxValue(35, '血糖请再看一眼，一般在 1 到 35 之间。'),
    ),
    fasting: v.boolean(),
  }),
]);

/** What the helper says to the person who sits there. It is shown once and not kept for the helper. */
export interface Recorded {
  level: Level;
  say: string;
}

/**
 * Writes a measurement into the person's own book, when they want that: at the table, while their number is called.
 * The helper who measured cannot read it again.
 */
export const record = procedureOn({
  input: v.object({
    queue: v.pipe(v.string(), v.maxLength(200)),
    number: v.pipe(v.number(), v.integer(), v.minValue(1)),
    measurement,
  }),
  subject: ({ queue, number }: { queue: string; number: number }) => ({
    from: 'queues' as const,
    by: { _id: queue },
    shape: [
      ...oneTicket(number),
      { lookup: { from: 'consents', localField: 'ticket.person', foreignField: '_id', as: 'consents' } },
    ],
  }),
  missing: '没有找到这个号，请刷新看看。',
  allow({ input, caller, subject }) {
    // Who helps does not depend on the time.
    must(helper.test(subject, { caller, now: new Date(0) }), 'not-allowed', helper.say);
    must(
      SERVICES[subject.kind].medical && subject.kind === input.measurement.kind,
      'bad-input',
      '这项服务不记这个数。',
    );
  },
  async run({ input, subject, now }): Promise<Recorded> {
    const { ticket, consents, pointName } = subject as unknown as OneTicket & { consents: Consent[] } & Queue;
    must(ticket?.state === 'called', 'changed', '先叫到这个号，再记数。');
    must(
      ticket.person && consents.length > 0,
      'not-allowed',
      '本人没有打开“记到我的小本”，请把数写在纸上交给本人。',
    );
    const { measurement: measured } = input;
    const _id = `${input.queue} ${input.number}`;
    const reading = { person: ticket.person, at: now, pointName, measurement: measured };
    // Measured a second time, or a slip put right: the later value stands.
    if (!(await add('readings', { _id, ...reading }))) await update('readings', { _id }, reading);
    return { level: levelOf(measured), say: sayLevel(measured) };
  },
});
