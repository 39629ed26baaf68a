import * as v from 'valibot';
import { checkContent } from '../../kernel/content-check';
import { _ } from '../../kernel/database';
import { id } from '../../kernel/inputs';
import { placeAt } from '../../kernel/place';
import { anyone, procedureOn } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { letGoOf } from '../picture/forget';
import { change, onWish, words } from './change';
import { giveHours } from './give-hours';
import { WISH_LIMITS } from './limits';
import { mustNotBetray, onWishOf, type WishOf } from './verify';

const notFulfilled = '这个心愿已经有答复了，刷新看看。';

/**
 * The wisher, or whoever made it for them, says that it is done, and thanks. Two requests; three more where time was
 * given, which is then entered as hours. Killed in between, the sweep enters them.
 */
export const confirm = procedureOn({
  input: v.object({ wish: id, thanks: words(100, '请写一句谢谢，大家会看到。') }),
  ...onWishOf,
  allow: anyone,
  async run(context): Promise<null> {
    const { input, caller, subject, now } = context;
    const { claim, fulfilled, title } = subject;
    must(claim && fulfilled, 'changed', notFulfilled);
    mustNotBetray(input.thanks, (subject as WishOf).wishers);
    await checkContent(caller.openid ?? '', 'post', input.thanks);
    const said = {
      thanks: input.thanks,
      thankedAt: now,
      thankedBy: { id: caller._id, name: caller.name },
      done: placeAt(now, subject._id),
      unfinished: fulfilled.time ? ('hours' as const) : null,
    };
    const text = `心愿“${title}”圆了，许愿的人说：${input.thanks}`;
    const moved = await change(context, 'confirm', {
      asRead: { 'fulfilled.at': fulfilled.at },
      set: { ...said, thankedBy: _.set(said.thankedBy) },
      tell: [[claim.person, { change: '圆了，谢谢您', tip: input.thanks, text }]],
    });
    if (moved && fulfilled.time) await giveHours({ ...subject, ...said }, now);
    return null;
  },
});

/** Something is still missing: whoever claimed learns what, and has another week. Two requests, three with a picture. */
export const lack = procedureOn({
  input: v.object({ wish: id, words: words(100, '请写还差什么，帮忙的人会看到。') }),
  ...onWish,
  allow: anyone,
  async run(context): Promise<null> {
    const { input, caller, subject, now } = context;
    const { claim, title, fulfilled } = subject;
    must(claim, 'changed', notFulfilled);
    await checkContent(caller.openid ?? '', 'comment', input.words);
    if (fulfilled?.picture) await letGoOf(fulfilled.picture, now);
    const until = new Date(now.getTime() + WISH_LIMITS.lease);
    const text = `心愿“${title}”还差一点：${input.words}`;
    await change(context, 'lack', {
      set: { missing: input.words, fulfilled: null, 'claim.until': until, 'claim.reminded': false },
      reason: input.words,
      tell: [[claim.person, { change: '还差一点', tip: input.words, text }]],
    });
    return null;
  },
});
