import * as v from 'valibot';
import { record } from '../../kernel/audit';
import { _, update } from '../../kernel/database';
import { forget } from '../../kernel/identify';
import { newId } from '../../kernel/ids';
import { id } from '../../kernel/inputs';
import { procedureOn } from '../../kernel/procedure';
import { onPartner } from './on-partner';

const onMember = { ...onPartner, input: v.object({ partner: id, person: id }) };

/** Staff say yes: from now on this person answers what is bridged to the unit. Four requests. */
export const admit = procedureOn({
  ...onMember,
  async run({ input: { person }, caller, subject, requestId, now }): Promise<null> {
    const { _id: partner, name, asking, area } = subject;
    // Admitted before, or no longer wanted: there is nothing to do.
    if (!asking.some((each) => each.person === person)) return null;
    const membership = { partner, name, since: now };
    const notYet = { _id: person, 'partners.partner': _.neq(partner) };
    await update('people', notYet, { partners: _.push([membership]) });
    await update('partners', { _id: partner }, { asking: _.pull({ person }) });
    forget(person);
    const event = { what: 'partner-admitted', person, area, partner } as const;
    await record(newId(caller._id, requestId), caller._id, now, event);
    return null;
  },
});

/** Staff say no, or end it. Four requests. */
export const remove = procedureOn({
  ...onMember,
  async run({ input: { person }, caller, subject, requestId, now }): Promise<null> {
    const { _id: partner, area } = subject;
    await update('partners', { _id: partner }, { asking: _.pull({ person }) });
    await update('people', { _id: person }, { partners: _.pull({ partner }) });
    forget(person);
    const event = { what: 'partner-removed', person, area, partner } as const;
    await record(newId(caller._id, requestId), caller._id, now, event);
    return null;
  },
});
