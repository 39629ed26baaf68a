import type { Stage } from '../../kernel/database';
import type { Person } from '../../kernel/person';
import type { Context } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import type { Enquiry } from './enquiry';
import { asker, keeper, unitMember } from './workflow';

/** What the caller is to an enquiry. An owner who asked looks after it as well: they are its keeper. */
export type Concern = 'asker' | 'keeper' | 'unit';

/** Null for whom it is none of their business. Who it concerns does not depend on the time. */
export function concernOf(enquiry: Enquiry, caller: Person): Concern | null {
  const asking = { caller, now: new Date(0) };
  if (keeper.test(enquiry, asking)) return 'keeper';
  if (asker.test(enquiry, asking)) return 'asker';
  return unitMember.test(enquiry, asking) ? 'unit' : null;
}

const missing = '没有找到这件求助。';

/** What every procedure about one enquiry begins with; `beside` is looked up with it. To others it is not there. */
export function onEnquiry<Input extends { enquiry: string }>(beside: (input: Input) => Stage[] = () => []) {
  return {
    subject: (input: Input) => ({
      from: 'enquiries' as const,
      by: { _id: input.enquiry },
      shape: beside(input),
    }),
    missing,
    allow: ({ caller, subject }: Pick<Context<unknown, Enquiry>, 'caller' | 'subject'>) =>
      must(concernOf(subject, caller), 'not-found', missing),
  };
}
