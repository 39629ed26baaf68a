import * as v from 'valibot';
import { checkContent } from '../../kernel/content-check';
import { _ } from '../../kernel/database';
import { id, reason } from '../../kernel/inputs';
import { deliver } from '../../kernel/outbox';
import type { Person } from '../../kernel/person';
import { procedureOn } from '../../kernel/procedure';
import { move } from '../../kernel/workflow';
import { keepersOf, withKeepers } from './around';
import { onEnquiry } from './concern';
import { dueFor, nextWatch } from './enquiry';
import { sayFrom, short } from './say';
import { toHolders } from './tell';
import { enquiryWorkflow } from './workflow';

/** Whoever asked no longer needs it. The owner finds it in their inbox. Two requests. */
export const withdraw = procedureOn({
  ...onEnquiry(() => [withKeepers]),
  input: v.object({ enquiry: id }),
  async run({ caller, subject, requestId, now }): Promise<null> {
    const { people } = keepersOf((subject as unknown as { keepers: Person[] }).keepers, subject);
    const told = toHolders(subject, people, {
      ...{ key: requestId, now, due: subject.due, but: caller._id },
      text: `${sayFrom(subject)}撤回了求助，不用办了：${short(subject.words)}`,
    });
    await move(enquiryWorkflow, {
      ...{ id: subject._id, verb: 'withdraw', requestId, caller, now },
      set: { watchAt: null },
      tell: told,
    });
    return null;
  },
});

/** The answer did not help: within a few days it is open again, and due again as if it were new. Two requests. */
export const reopen = procedureOn({
  ...onEnquiry(() => [withKeepers]),
  input: v.object({ enquiry: id, reason }),
  async run({ input, caller, subject, requestId, now }): Promise<null> {
    await checkContent(caller.openid ?? '', 'comment', input.reason);
    const due = dueFor(subject.kind, now);
    const keepers = keepersOf((subject as unknown as { keepers: Person[] }).keepers, {
      within: subject.within,
    });
    const told = toHolders(subject, keepers.people, {
      ...{ key: requestId, now, due, but: caller._id },
      text: `${sayFrom(subject)}的事还没解决：${short(input.reason)}`,
    });
    const moved = await move(enquiryWorkflow, {
      ...{ id: subject._id, verb: 'reopen', requestId, caller, now, reason: input.reason },
      set: {
        ...{ due, promised: false, watchAt: nextWatch(due, now), holder: keepers.holder },
        ...{ unit: null, reply: null, answeredAt: null, rating: null, escalatedAt: null, cardOwed: null },
        reopened: _.inc(1),
      },
      tell: told,
    });
    if (moved) await deliver(told, keepers.people);
    return null;
  },
});

const rating = v.picklist([1, 2, 3, 4, 5], '请选几颗星。');

/** How good the answer was, said once. Two requests. */
export const rate = procedureOn({
  ...onEnquiry(),
  input: v.object({ enquiry: id, rating }),
  async run({ input, caller, subject, requestId, now }): Promise<null> {
    await move(enquiryWorkflow, {
      ...{ id: subject._id, verb: 'rate', requestId, caller, now },
      note: `打了 ${input.rating} 分`,
      set: { rating: input.rating },
    });
    return null;
  },
});
