import * as v from 'valibot';
import { checkContent } from '../../kernel/content-check';
import { _ } from '../../kernel/database';
import { id } from '../../kernel/inputs';
import { deliver } from '../../kernel/outbox';
import type { Person } from '../../kernel/person';
import { procedureOn } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { move } from '../../kernel/workflow';
import type { Area } from '../community/area';
import { withAreas, withAsker } from './around';
import { cardInput, cardOf, postCard } from './card';
import { onEnquiry } from './concern';
import type { Enquiry } from './enquiry';
import { words } from './input';
import { short } from './say';
import { toAsker } from './tell';
import { enquiryWorkflow, keeper } from './workflow';

const input = v.object({
  enquiry: id,
  words: words('请写一句答复。'),
  /** What everybody in the group may know as well; null for nothing. */
  card: v.nullable(cardInput),
});

/**
 * The owner passes the answer on to who asked and, if it helps everyone, into the group without a name. Three requests;
 * two without a card. Killed before the card is posted, the same call or `clock` posts it.
 */
export const answer = procedureOn({
  ...onEnquiry(() => [withAsker, withAreas]),
  input,
  // A repeated call posts its card again, so who may is asked here too.
  allow: ({ caller, subject }) =>
    must(keeper.test(subject, { caller, now: new Date(0) }), 'not-allowed', keeper.say),
  async run({ input, caller, subject, requestId, now }): Promise<{ notice: string | null }> {
    const { askers, areas, ...enquiry } = subject as Enquiry & { askers: Person[]; areas: Area[] };
    const about = { enquiry, asker: askers[0]?.name ?? '', areas };
    const card = input.card && cardOf(about, input.card, caller);
    const said = card ? `${input.words}\n${card.title}\n${card.body}` : input.words;
    await checkContent(caller.openid ?? '', 'comment', said);
    const told = toAsker(enquiry, {
      ...{ key: requestId, now, from: '群主', tip: short(input.words, 20) },
      text: `您的求助有答复了：${short(input.words, 60)}`,
    });
    const moved = await move(enquiryWorkflow, {
      ...{ id: enquiry._id, verb: 'answer', requestId, caller, now },
      note: input.words,
      set: {
        answer: _.set({ words: input.words, by: caller._id, at: now }),
        answeredAt: now,
        watchAt: null,
        card: _.set(card),
        cardOwed: card && now,
      },
      tell: [told],
    });
    const notice = card && (await postCard(enquiry, card, now));
    if (moved) await deliver([told], askers);
    return { notice };
  },
});
