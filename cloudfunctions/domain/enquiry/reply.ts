import * as v from 'valibot';
import { checkContent } from '../../kernel/content-check';
import { _ } from '../../kernel/database';
import { id } from '../../kernel/inputs';
import { deliver } from '../../kernel/outbox';
import type { Person } from '../../kernel/person';
import { procedureOn } from '../../kernel/procedure';
import { move } from '../../kernel/workflow';
import { keepersOf, withKeepers } from './around';
import { onEnquiry } from './concern';
import { words } from './input';
import { sayFrom, short } from './say';
import { toHolders } from './tell';
import { enquiryWorkflow } from './workflow';

/**
 * The unit says what came of it; or the owner writes down what the unit said on the phone. It is for the owner, who
 * passes it on in their own words. Two requests.
 */
export const reply = procedureOn({
  ...onEnquiry(() => [withKeepers]),
  input: v.object({ enquiry: id, words: words('请写一句办得怎么样了。') }),
  async run({ input, caller, subject, requestId, now }): Promise<null> {
    await checkContent(caller.openid ?? '', 'comment', input.words);
    const around = (subject as unknown as { keepers: Person[] }).keepers;
    const keepers = keepersOf(around, subject.escalatedAt ? { ...subject, holder: 'staff' } : subject);
    const name = subject.unit?.name ?? '';
    const told = toHolders(subject, keepers.people, {
      ...{ key: requestId, now, due: subject.due, but: caller._id },
      text: `${sayFrom(subject)}的求助，${name}回话了：${short(input.words)}`,
    });
    const moved = await move(enquiryWorkflow, {
      ...{ id: subject._id, verb: 'reply', requestId, caller, now },
      note: `${name}回话了`,
      set: { reply: _.set({ words: input.words, by: caller._id, at: now }), holder: keepers.holder },
      tell: told,
    });
    if (moved) await deliver(told, keepers.people);
    return null;
  },
});
