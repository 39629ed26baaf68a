import * as v from 'valibot';
import { checkContent } from '../../kernel/content-check';
import { _ } from '../../kernel/database';
import { id, reason } from '../../kernel/inputs';
import { anyone, procedureOn } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { change, onWish, wishInput } from './change';
import { WISH_LIMITS } from './limits';

/** What a claim leaves behind that ends without the wish being fulfilled. */
export const RELEASED = { claim: null, releases: _.inc(1) };

/** Whoever claimed asks for another week, once. Two requests. */
export const extend = procedureOn({
  input: wishInput,
  ...onWish,
  allow: anyone,
  async run(context): Promise<null> {
    const { claim, by, title } = context.subject;
    must(claim, 'changed', '这个心愿已经不在您手里了，刷新看看。');
    const until = new Date(claim.until.getTime() + WISH_LIMITS.lease);
    const said = {
      change: `${claim.name}要晚几天来`,
      tip: '人还在安排，请再等等',
      text: `心愿“${title}”要晚几天：${claim.name}还在安排`,
    };
    await change(context, 'extend', {
      set: { 'claim.until': until, 'claim.extended': true, 'claim.reminded': false },
      tell: [[by, said]],
    });
    return null;
  },
});

/** Whoever claimed cannot after all: the wish waits for somebody else at once. Two requests. */
export const giveBack = procedureOn({
  input: v.object({ wish: id, reason }),
  ...onWish,
  allow: anyone,
  async run(context): Promise<null> {
    const { input, caller, subject } = context;
    await checkContent(caller.openid ?? '', 'comment', input.reason);
    const text = `认领心愿“${subject.title}”的人来不了：${input.reason}。已经放回心愿墙，等别的邻居`;
    await change(context, 'giveBack', {
      set: RELEASED,
      reason: input.reason,
      tell: [[subject.by, { change: '认领的人来不了', tip: '已经放回心愿墙，等别的邻居', text }]],
    });
    return null;
  },
});
