import * as v from 'valibot';
import { day as dayOf } from '../../kernel/clock';
import { date } from '../../kernel/inputs';
import { anyone, procedure } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { standingOf } from './age';
import { changeVolunteering } from './change-person';
import { skills } from './skills';

/** What somebody can do. The first time this makes them a volunteer. */
export const save = procedure({
  input: v.object({ skills }),
  sensitive: true,
  allow: anyone,
  async run({ input, caller, now }): Promise<null> {
    await changeVolunteering(caller, { skills: input.skills }, now);
    return null;
  },
});

/**
 * Somebody from 8 to 17 with a phone of their own says so; from then on they wait for a guardian's consent. It cannot
 * be unsaid on the same phone.
 */
export const sayMinor = procedure({
  input: v.object({ birth: date }),
  sensitive: true,
  allow: anyone,
  async run({ input: { birth }, caller, now }): Promise<null> {
    const standing = standingOf(birth, dayOf(now));
    must(birth <= dayOf(now), 'bad-input', '出生日期不对，请再选一次。');
    must(standing !== 'adult', 'bad-input', '满 18 岁的不用填出生日期。');
    must(standing !== 'child', 'bad-input', '未满 8 岁的小朋友，请家长用自己的手机来登记。');
    const said = caller.volunteer?.birth;
    must(!said || said === birth, 'already', '出生日期已经登记过了，要改请找社区工作人员。');
    await changeVolunteering(caller, { birth }, now);
    return null;
  },
});
