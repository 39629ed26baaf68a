import * as v from 'valibot';
import { commonArea, isWithin, lineage } from '../../kernel/area';
import { checkContent } from '../../kernel/content-check';
import { _, add, aggregate } from '../../kernel/database';
import { mustHold } from '../../kernel/grants';
import { newId } from '../../kernel/ids';
import { areaId } from '../../kernel/inputs';
import type { Person } from '../../kernel/person';
import { mustBeFor, type Picture, pictureIds, withChosen } from '../../kernel/pictures';
import { placeAt } from '../../kernel/place';
import { procedure } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { type Area, kindLabel } from '../community/area';
import { KINDS } from './notice';

/** WeChat checks at most 2,500 characters at once, title and body together. */
const LONGEST = 2000;

const input = v.object({
  kind: v.picklist(KINDS, '请选这条通知的种类。'),
  title: v.pipe(
    v.string(),
    v.trim(),
    v.nonEmpty('请写标题，一句话说清是什么事。'),
    v.maxLength(40, '标题请不要超过 40 个字。'),
  ),
  body: v.pipe(v.string(), v.trim(), v.maxLength(LONGEST, `正文请不要超过 ${LONGEST} 个字。`)),
  pictures: pictureIds(9),
  areas: v.pipe(
    v.array(areaId),
    v.minLength(1, '请选发给哪些楼。'),
    v.maxLength(50, '一次最多选 50 处，可以直接选上一级。'),
  ),
  pinned: v.boolean(),
});

/** The area in whose name this person speaks to the targets as staff, or undefined when they speak as owner. */
function staffAreaOver(caller: Person, targets: string[]): string | undefined {
  const over = (area: string) => targets.every((target) => isWithin(target, area));
  return caller.grants.find(({ role, area }) => role === 'staff' && over(area))?.area;
}

/** An owner writes for their buildings, staff for any area of theirs. Three database requests. */
export const post = procedure({
  input,
  allow({ input: { areas }, caller }) {
    for (const area of areas) mustHold(caller, ['owner', 'staff'], area);
  },
  async run({ input, caller, requestId, now }): Promise<{ notice: string }> {
    const targets = [...new Set(input.areas)];
    const staffArea = staffAreaOver(caller, targets);
    const known = await aggregate<Area & { chosen?: Picture[] }>('areas', [
      { match: { _id: _.in(staffArea ? [...targets, staffArea] : targets) } },
      { limit: targets.length + 1 },
      ...withChosen(input.pictures),
    ]);
    const missing = targets.some((target) => !known.some(({ _id }) => _id === target));
    must(!missing, 'bad-input', '有的楼找不到了，请重新选择发给哪里。');
    const _id = newId(caller._id, requestId);
    mustBeFor(input.pictures, known[0]?.chosen, { by: caller._id, of: _id, now });
    const signed = known.find(({ _id }) => _id === staffArea);
    await checkContent(caller.openid ?? '', 'post', `${input.title}\n${input.body}`);
    const shared = commonArea(targets);
    await add('notices', {
      ...input,
      _id,
      areas: targets,
      within: shared ? lineage(shared) : [],
      state: 'posted',
      by: caller._id,
      from: signed ? kindLabel(signed.kind) : '群主',
      at: now,
      place: placeAt(now, _id),
      reminded: [],
      log: [{ verb: 'post', by: caller._id, at: now, requestId }],
      outbox: [],
    });
    return { notice: _id };
  },
});
