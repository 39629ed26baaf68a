import * as v from 'valibot';
import { checkContent } from '../../kernel/content-check';
import { _, update } from '../../kernel/database';
import { mustHold } from '../../kernel/grants';
import { areaId } from '../../kernel/inputs';
import { procedureOn } from '../../kernel/procedure';

/** Also the short numbers of a city, such as 12345. */
const phone = v.pipe(
  v.string(),
  v.trim(),
  v.regex(/^(1\d{10}|(0\d{2,3}-?)?\d{7,8}|400-?\d{3}-?\d{4}|\d{5})$/, '电话号码不对，请再看一眼。'),
);
const hours = v.pipe(v.string(), v.trim(), v.maxLength(20, '什么时候有人接，请不要超过 20 个字。'));

/**
 * Staff say which number residents of an area may call, or with null that it has none of its own any more; then that
 * of the area above it shows. Two database requests.
 */
export const setHotline = procedureOn({
  input: v.object({ area: areaId, hotline: v.nullable(v.object({ phone, hours })) }),
  subject: ({ area }) => ({ from: 'areas', by: { _id: area, kind: _.neq('building') } }),
  missing: '没有找到这个地方，值班电话要写在社区、小区或街道上。',
  allow: ({ input, caller }) => mustHold(caller, ['staff'], input.area),
  async run({ input: { area, hotline }, caller }): Promise<null> {
    await checkContent(caller.openid ?? '', 'profile', hotline?.hours ?? '');
    await update('areas', { _id: area }, { hotline: hotline ? _.set(hotline) : _.remove() });
    return null;
  },
});
