import * as v from 'valibot';
import { checkContent } from '../../kernel/content-check';
import { add, find, update } from '../../kernel/database';
import { mustHold } from '../../kernel/grants';
import { newId } from '../../kernel/ids';
import { areaId, id } from '../../kernel/inputs';
import { procedure, procedureOn } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { onPartner } from './on-partner';
import { RINGS, ROLES } from './partner';

const fields = {
  name: v.pipe(
    v.string(),
    v.trim(),
    v.nonEmpty('请写单位的名字。'),
    v.maxLength(30, '单位的名字请不要超过 30 个字。'),
  ),
  /** What it can lend or help with. */
  lends: v.pipe(v.string(), v.trim(), v.maxLength(100, '能帮什么，请不要超过 100 个字。')),
};

/** Staff enter a unit of their area. Three requests. */
export const register = procedure({
  input: v.object({
    area: areaId,
    role: v.picklist(ROLES, '请选是哪一种单位。'),
    ring: v.nullable(v.picklist(RINGS)),
    ...fields,
  }),
  sensitive: true,
  allow: ({ input, caller }) => mustHold(caller, ['staff'], input.area),
  async run({ input, caller, requestId }): Promise<{ partner: string }> {
    must(input.role !== 'partner' || input.ring, 'bad-input', '请选是辖区单位、联盟单位还是社会组织。');
    const [area] = await find('areas', { _id: input.area }, { limit: 1 });
    must(area && area.kind !== 'building', 'bad-input', '没有找到这个小区或社区，请再选一次。');
    await checkContent(caller.openid ?? '', 'profile', `${input.name}\n${input.lends}`);
    const _id = newId(caller._id, requestId);
    const ring = input.role === 'partner' ? input.ring : null;
    await add('partners', { _id, ...input, ring, asking: [], closed: false });
    return { partner: _id };
  },
});

/** Staff change its name or what it lends, or close it: then nothing more is bridged to it. Two requests. */
export const edit = procedureOn({
  ...onPartner,
  input: v.object({ partner: id, ...fields, closed: v.boolean() }),
  async run({ input: { partner, ...change }, caller }): Promise<null> {
    await checkContent(caller.openid ?? '', 'profile', `${change.name}\n${change.lends}`);
    await update('partners', { _id: partner }, change);
    return null;
  },
});
