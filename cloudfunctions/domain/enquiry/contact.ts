import * as v from 'valibot';
import { record } from '../../kernel/audit';
import { newId } from '../../kernel/ids';
import { id } from '../../kernel/inputs';
import type { Person } from '../../kernel/person';
import { procedureOn } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { onEnquiry } from './concern';
import { type Enquiry, OPEN } from './enquiry';
import { asker, unitMember } from './workflow';

/** Whether the caller may see the number: who asked, the owner, whom it was bridged to, staff once it is with them. */
export function maySeeContact(enquiry: Enquiry, caller: Person): boolean {
  if (!enquiry.contact?.phone) return false;
  const asking = { caller, now: new Date(0) };
  if (asker.test(enquiry, asking)) return true;
  if (!OPEN.includes(enquiry.state)) return false;
  const has = (role: 'owner' | 'staff') =>
    caller.grants.some((each) => each.role === role && enquiry.within.includes(each.area));
  return has('owner') || unitMember.test(enquiry, asking) || (has('staff') && enquiry.holder === 'staff');
}

/** Whom to call about it. The look is recorded before the number is given. Two requests. */
export const contact = procedureOn({
  ...onEnquiry(),
  sensitive: true,
  input: v.object({ enquiry: id }),
  async run({ caller, subject, requestId, now }): Promise<{ name: string; phone: string }> {
    const found = subject.contact;
    must(found?.phone && maySeeContact(subject, caller), 'not-found', '这里没有您能看的电话。');
    await record(newId(caller._id, requestId), caller._id, now, {
      what: 'contact-seen',
      person: subject.by,
      area: subject.building,
      enquiry: subject._id,
    });
    return { name: found.name, phone: found.phone };
  },
});
