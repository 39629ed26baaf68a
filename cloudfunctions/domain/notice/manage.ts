import * as v from 'valibot';
import { id } from '../../kernel/inputs';
import { anyone, procedure } from '../../kernel/procedure';
import { move } from '../../kernel/workflow';
import { noticeWorkflow } from './workflow';

type Verb = 'pin' | 'unpin' | 'withdraw';

/** One transition of the workflow, which itself says who may. */
function moving(verb: Verb, set: Record<string, unknown>) {
  return procedure({
    input: v.object({ notice: id }),
    allow: anyone,
    async run({ input, caller, requestId, now }): Promise<null> {
      await move(noticeWorkflow, { id: input.notice, verb, requestId, caller, now, set });
      return null;
    },
  });
}

export const pin = moving('pin', { pinned: true });
export const unpin = moving('unpin', { pinned: false });
export const withdraw = moving('withdraw', { pinned: false });
