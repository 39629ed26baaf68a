import * as v from 'valibot';
import { id } from '../../kernel/inputs';
import { deliver } from '../../kernel/outbox';
import type { Person } from '../../kernel/person';
import { procedureOn } from '../../kernel/procedure';
import { move } from '../../kernel/workflow';
import { nearestStaff, withKeepers } from './around';
import { onEnquiry } from './concern';
import { dueFor, nextWatch } from './enquiry';
import { sayDue, sayFrom, short } from './say';
import { toAsker, toHolders } from './tell';
import { enquiryWorkflow } from './workflow';

/** A quarrel is more than the owner can settle: staff have it next, with a time of their own. Two requests. */
export const handOn = procedureOn({
  ...onEnquiry(() => [withKeepers]),
  input: v.object({ enquiry: id }),
  async run({ caller, subject, requestId, now }): Promise<null> {
    const due = dueFor('quarrel', now);
    const staff = nearestStaff((subject as unknown as { keepers: Person[] }).keepers, subject.within);
    const told = toHolders(subject, staff, {
      ...{ key: requestId, now, due, but: caller._id },
      text: `${sayFrom(subject)}的纠纷转给社区了，请来调解：${short(subject.words)}`,
    });
    const asker = toAsker(subject, {
      ...{ key: requestId, now, from: '群主', tip: '社区工作人员会找您' },
      text: `您说的事转给社区调解了，${sayDue(due)} 前有人找您。`,
    });
    const moved = await move(enquiryWorkflow, {
      ...{ id: subject._id, verb: 'handOn', requestId, caller, now },
      note: '转给社区调解',
      set: { holder: 'staff', due, watchAt: nextWatch(due, now) },
      tell: [...told, asker],
    });
    if (moved) await deliver(told, staff);
    return null;
  },
});
