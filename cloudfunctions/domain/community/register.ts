import * as v from 'valibot';
import { record } from '../../kernel/audit';
import { add } from '../../kernel/database';
import { mustHold } from '../../kernel/grants';
import { newId } from '../../kernel/ids';
import { areaId, name, phone, room } from '../../kernel/inputs';
import { procedureOn } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { householdId, roomOf } from './home';

/** An owner or staff registers somebody without WeChat, so that they count and can be served. */
export const register = procedureOn({
  input: v.object({
    building: areaId,
    room,
    name: v.pipe(name, v.nonEmpty('请填这位邻居的称呼。')),
    phone: v.optional(v.union([v.literal(''), phone], '电话号码不对，请再看一眼。'), ''),
  }),
  subject: ({ building }) => ({ from: 'areas', by: { _id: building, kind: 'building' } }),
  missing: '没有找到这栋楼。',
  allow: ({ input, caller }) => mustHold(caller, ['owner', 'staff'], input.building),
  async run({ input, caller, subject: building, requestId, now }): Promise<{ person: string }> {
    const found = roomOf(building.rooms ?? [], input.room);
    must(found, 'bad-input', `${building.name}没有 ${input.room} 这个房号，请再看一眼门牌。`);
    const _id = newId(caller._id, requestId);
    const household = householdId(building._id, found);
    await add('people', {
      _id,
      name: input.name,
      ...(input.phone && { phone: input.phone }),
      homes: [{ household, building: building._id, room: found, since: now }],
      past: [],
      grants: [],
      registeredBy: caller._id,
      since: now,
    });
    await record(_id, caller._id, now, { what: 'person-registered', person: _id, area: building._id });
    return { person: _id };
  },
});
