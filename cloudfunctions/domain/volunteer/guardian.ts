import * as v from 'valibot';
import { record } from '../../kernel/audit';
import { day as dayOf } from '../../kernel/clock';
import { checkContent } from '../../kernel/content-check';
import { _, add, update } from '../../kernel/database';
import { forget } from '../../kernel/identify';
import { newId } from '../../kernel/ids';
import { date, household, id, name } from '../../kernel/inputs';
import type { Person } from '../../kernel/person';
import { anyone, procedure, procedureOn } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { isGuardianOf, standingOf } from './age';
import { beginning } from './change-person';

function mustBeAdult(caller: Person, today: string): void {
  must(standingOf(caller.volunteer?.birth, today) === 'adult', 'not-allowed', '这件事要家长来做。');
}

/** A guardian registers a child without a phone and consents by it. Under 8 there is no other way. */
export const registerChild = procedure({
  input: v.object({ name: v.pipe(name, v.nonEmpty('请写孩子的称呼。')), birth: date, household }),
  sensitive: true,
  allow: anyone,
  async run({ input, caller, requestId, now }): Promise<{ person: string }> {
    const today = dayOf(now);
    mustBeAdult(caller, today);
    const home = caller.homes.find((each) => each.household === input.household);
    must(home, 'not-joined', '先加入住的那栋楼，再登记孩子。');
    const possible = input.birth <= today && standingOf(input.birth, today) !== 'adult';
    must(possible, 'bad-input', '请选孩子的出生日期，要未满 18 岁。');
    await checkContent(caller.openid ?? '', 'profile', input.name);
    const _id = newId(caller._id, requestId);
    const guardian = { person: caller._id, consentedAt: now };
    await add('people', {
      _id,
      name: input.name,
      homes: [{ ...home, since: now }],
      past: [],
      grants: [],
      registeredBy: caller._id,
      volunteer: { ...beginning(now), birth: input.birth, guardian },
      since: now,
    });
    await record(_id, caller._id, now, { what: 'guardian-consented', person: _id, area: home.building });
    return { person: _id };
  },
});

const onChild = {
  input: v.object({ child: id }),
  sensitive: true,
  subject: ({ child }: { child: string }) => ({ from: 'people' as const, by: { _id: child } }),
  missing: '找不到这个孩子。',
};

/** The guardian of somebody from 8 to 17 consents. They live together: that is how we know. */
export const consent = procedureOn({
  ...onChild,
  allow({ caller, subject: child }) {
    const together = child.homes.some((home) => caller.homes.some((own) => own.household === home.household));
    must(together && child._id !== caller._id, 'not-allowed', '只有同一户的家长才能同意。');
  },
  async run({ caller, subject: child, requestId, now }): Promise<null> {
    mustBeAdult(caller, dayOf(now));
    must(
      standingOf(child.volunteer?.birth, dayOf(now)) !== 'adult',
      'already',
      '已经满 18 岁，不用家长同意了。',
    );
    const lacking = { _id: child._id, 'volunteer.guardian': _.exists(false) };
    const guardian = { person: caller._id, consentedAt: now };
    const consented = await update('people', lacking, { 'volunteer.guardian': guardian });
    if (consented === 0) return null;
    forget(child._id);
    const area = child.homes[0]?.building ?? '';
    await record(newId(caller._id, requestId), caller._id, now, {
      what: 'guardian-consented',
      person: child._id,
      area,
    });
    return null;
  },
});

/** The guardian takes the consent back: no further shifts. Those already promised are theirs to drop. */
export const withdrawConsent = procedureOn({
  ...onChild,
  allow: anyone,
  async run({ caller, subject: child, requestId, now }): Promise<null> {
    must(isGuardianOf(caller._id, child, dayOf(now)), 'not-allowed', '只有同意过的家长才能收回。');
    const given = { _id: child._id, 'volunteer.guardian.person': caller._id };
    await update('people', given, { 'volunteer.guardian': _.remove() });
    forget(child._id);
    const area = child.homes[0]?.building ?? '';
    await record(newId(caller._id, requestId), caller._id, now, {
      what: 'consent-withdrawn',
      person: child._id,
      area,
    });
    return null;
  },
});
