import * as v from 'valibot';
import { record } from '../../kernel/audit';
import { add, find, update } from '../../kernel/database';
import { holds, mustHold } from '../../kernel/grants';
import { newId } from '../../kernel/ids';
import { areaId, cloudId } from '../../kernel/inputs';
import { procedureOn } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { openGroup } from './arrive';

/** The owner, come from a card in the group, binds that group to the building. Later openers land there. */
export const bindGroup = procedureOn({
  input: v.object({ cloudId, building: areaId }),
  sensitive: true,
  subject: ({ building }) => ({ from: 'areas', by: { _id: building, kind: 'building' } }),
  missing: '没有找到这栋楼。',
  allow: ({ input, caller }) => mustHold(caller, ['owner', 'staff'], input.building),
  async run({ input, caller, subject: building, requestId, now }): Promise<null> {
    const _id = await openGroup(input.cloudId);
    const group = { _id, building: building._id, by: caller._id, at: now };
    if (!(await add('groups', group))) {
      const [bound] = await find('groups', { _id }, { limit: 1 });
      must(bound, 'changed', '这个群刚刚有变化，请再试一次。');
      if (bound.building === building._id) return null;
      // Only someone in charge of both buildings may move a group from one to the other.
      must(
        holds(caller, ['owner', 'staff'], bound.building),
        'already',
        '这个群已经绑定在别的楼，请先问问那栋楼的群主。',
      );
      const { building: to, by, at } = group;
      await update('groups', { _id, building: bound.building }, { building: to, by, at });
    }
    await record(newId(caller._id, requestId), caller._id, now, { what: 'group-bound', area: building._id });
    return null;
  },
});
