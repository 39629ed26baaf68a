import * as v from 'valibot';
import { checkContent } from '../../kernel/content-check';
import { id, reason } from '../../kernel/inputs';
import { procedureOn } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { move } from '../../kernel/workflow';
import { onEnquiry } from './concern';
import { nextWatch } from './enquiry';
import { dueAt, until } from './input';
import { sayDue } from './say';
import { toAsker } from './tell';
import { enquiryWorkflow } from './workflow';

/** The owner promises a time, or another one and why. Who asked finds it in their inbox. Two requests. */
export const promise = procedureOn({
  ...onEnquiry(),
  input: v.object({ enquiry: id, until, reason: v.optional(reason) }),
  async run({ input, caller, subject, requestId, now }): Promise<null> {
    const due = dueAt(input.until, now);
    const isRepeated = subject.log.some((entry) => entry.requestId === requestId);
    const mayPromise = !subject.promised || input.reason || isRepeated;
    must(mayPromise, 'bad-input', '换时间要写一句原因，好告诉人家。');
    await checkContent(caller.openid ?? '', 'comment', input.reason ?? '');
    const why = input.reason ? `：${input.reason}` : '';
    const told = toAsker(subject, {
      ...{ key: requestId, now, from: '群主', tip: `${sayDue(due)} 前答复您` },
      text: `您的求助会在 ${sayDue(due)} 前答复您${why}`,
    });
    await move(enquiryWorkflow, {
      ...{ id: subject._id, verb: 'promise', requestId, caller, now, reason: input.reason },
      note: `答应 ${sayDue(due)} 前答复${why}`,
      set: { due, promised: true, watchAt: nextWatch(due, now) },
      tell: [told],
    });
    return null;
  },
});
