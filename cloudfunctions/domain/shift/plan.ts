import * as v from 'valibot';
import { _, find, update } from '../../kernel/database';
import { mustHold } from '../../kernel/grants';
import { newId } from '../../kernel/ids';
import { id } from '../../kernel/inputs';
import { procedureOn } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { QUALIFICATION_KINDS } from '../volunteer/qualification';
import { SKILL_KEYS } from '../volunteer/skills';
import { onArranged } from './assign';
import { needOf } from './place';
import type { Need } from './shift';

/** Kinds of work on one day. */
const MOST_NEEDS = 12;
const count = v.pipe(
  v.number('请填人数。'),
  v.integer(),
  v.minValue(1),
  v.maxValue(300, '一个岗位最多 300 人。'),
);

const needInput = v.object({
  day: id,
  task: v.pipe(
    v.string(),
    v.trim(),
    v.nonEmpty('请写做什么，比如“理发”。'),
    v.maxLength(12, '做什么请不要超过 12 个字。'),
  ),
  skill: v.nullable(v.picklist(SKILL_KEYS)),
  qualification: v.nullable(v.picklist(QUALIFICATION_KINDS)),
  count,
  /** Also on the later days of the series. */
  onward: v.boolean(),
});

/** A further kind of work, on this day or from this day on. */
export const addNeed = procedureOn({
  ...onArranged,
  input: needInput,
  async run({ input: { day: _day, onward, ...fields }, caller, subject: day, requestId }): Promise<null> {
    must(day.needs.length < MOST_NEEDS, 'bad-input', `一天最多 ${MOST_NEEDS} 种岗位。`);
    const need: Need = { id: newId(caller._id, requestId), ...fields };
    const once = { 'needs.id': _.neq(need.id) };
    const days = onward ? { series: day.series, date: _.gte(day.date) } : { _id: day._id };
    if (onward) await update('series', { _id: day.series, ...once }, { needs: _.push([need]) });
    await update('days', { ...days, state: 'planned', ...once }, { needs: _.push([{ ...need, taken: 0 }]) });
    return null;
  },
});

/** Another number of people for one need of one day; never fewer than have a place. */
export const setCount = procedureOn({
  ...onArranged,
  input: v.object({ day: id, need: id, count }),
  async run({ input, subject: day }): Promise<null> {
    const { index } = needOf(day, input.need);
    const at = `needs.${index}`;
    const fits = { _id: day._id, [`${at}.id`]: input.need, [`${at}.taken`]: _.lte(input.count) };
    const changed = await update('days', fits, { [`${at}.count`]: input.count });
    must(changed > 0, 'changed', '已经有更多人答应来了，先请他们退出才能减。');
    return null;
  },
});

/** Staff hand the planning of a series to a team: from then on its leader plans, and its members come. */
export const handTo = procedureOn({
  ...onArranged,
  input: v.object({ day: id, team: v.nullable(id) }),
  async run({ input: { team }, caller, subject: day, now }): Promise<null> {
    mustHold(caller, ['staff'], day.area);
    if (team) {
      const [found] = await find('teams', { _id: team, team: null }, { limit: 1 });
      must(found && day.within.includes(found.area), 'bad-input', '请选这里的一支队伍。');
    }
    await update('series', { _id: day.series }, { team });
    await update('days', { series: day.series, endsAt: _.gt(now) }, { team });
    return null;
  },
});
