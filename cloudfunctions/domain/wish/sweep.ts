import { _, and, find, type Query, update } from '../../kernel/database';
import { deliver } from '../../kernel/outbox';
import { stranger } from '../../kernel/person';
import { Refusal } from '../../kernel/refusal';
import { change } from './change';
import { giveHours } from './give-hours';
import { RELEASED } from './lease';
import { WISH_LIMITS } from './limits';
import { aboutWish, type Said } from './message';
import { makeParts } from './split';
import type { Wish } from './wish';
import { CLOCK } from './workflow';

/** Wishes of one kind that one sweep looks after; the rest waits for the next. */
const MOST = 100;

/** Claims that ran out: the wish waits for somebody else, and both sides learn it. */
async function release(now: Date): Promise<number> {
  const over = await find('wishes', { state: 'claimed', 'claim.until': _.lte(now) }, { limit: MOST });
  for (const subject of over) {
    const { _id, title, by, claim } = subject;
    if (!claim) continue;
    const requestId = `release ${_id} ${claim.until.getTime()}`;
    const forWisher: Said = {
      change: '认领到期了',
      tip: '已经放回心愿墙，等别的邻居',
      text: `心愿“${title}”认领到期，已经放回心愿墙，等别的邻居`,
    };
    const forHelper: Said = {
      change: '认领到期了',
      tip: '已经放回心愿墙，不用再去了',
      text: `您认领的心愿“${title}”到期了，已经放回心愿墙`,
    };
    const caller = stranger(CLOCK, '', now);
    const tell: [string, Said][] = [
      [by, forWisher],
      [claim.person, forHelper],
    ];
    await change({ subject, caller, requestId, now }, 'release', { set: RELEASED, tell }).catch(
      unlessChanged,
    );
  }
  return over.length;
}

/** Given back or fulfilled at that very moment: just as well. */
function unlessChanged(error: unknown): void {
  if (!(error instanceof Refusal)) throw error;
}

/** Somebody is told once of a wish that meets these conditions, one of which the mark ends. */
interface Reminder {
  due: Query;
  /** The field that says it was done. */
  mark: string;
  to: string;
  said: Said;
  /** What makes it another reminder next time. */
  of: Date;
}

async function remind(wish: Wish, { due, mark, to, said, of }: Reminder, now: Date): Promise<void> {
  const message = aboutWish(wish, to, said, { requestId: `remind ${wish._id} ${of.getTime()}`, now });
  const first = and({ _id: wish._id }, due);
  const reminded = await update('wishes', first, { [mark]: true, outbox: _.push([message]) });
  if (reminded > 0) await deliver([message]);
}

/** The day before a claim ends, whoever claimed is told, once. */
async function remindOfEnd(now: Date): Promise<number> {
  const soon = new Date(now.getTime() + WISH_LIMITS.remindBefore);
  const mark = 'claim.reminded';
  const due = { state: 'claimed', 'claim.until': _.gt(now).and(_.lte(soon)), [mark]: false };
  const wishes = await find('wishes', due, { limit: MOST });
  for (const wish of wishes) {
    if (!wish.claim) continue;
    const { person, until, extended } = wish.claim;
    const tip = extended ? '来不及就让给别人' : '来不及可以再要 7 天，或让给别人';
    const said = { change: '明天到期', tip, text: `您认领的心愿“${wish.title}”明天到期，${tip}` };
    await remind(wish, { due, mark, to: person, said, of: until }, now);
  }
  return wishes.length;
}

/** Nobody has said for days whether it is done: whoever made the wish is asked, once. */
async function remindToAnswer(now: Date): Promise<number> {
  const late = new Date(now.getTime() - WISH_LIMITS.confirmWithin);
  const mark = 'fulfilled.reminded';
  const due = { state: 'fulfilled', 'fulfilled.at': _.lte(late), [mark]: false };
  const wishes = await find('wishes', due, { limit: MOST });
  for (const wish of wishes) {
    if (!wish.fulfilled) continue;
    const tip = '请说声谢谢，或者说说还差什么';
    const said = { change: '办好了吗', tip, text: `心愿“${wish.title}”办好了吗？${tip}` };
    await remind(wish, { due, mark, to: wish.by, said, of: wish.fulfilled.at }, now);
  }
  return wishes.length;
}

/** What a call did not get to that was killed half way: parts of a split wish, hours of a confirmed one. */
async function finish(now: Date): Promise<number> {
  const wishes = await find('wishes', { unfinished: _.in(['parts', 'hours']) }, { limit: MOST });
  for (const wish of wishes)
    await (wish.unfinished === 'parts' ? makeParts(wish, now) : giveHours(wish, now));
  return wishes.length;
}

/** What time brings to wishes: claims that end, reminders, and what was left half done. Says how many. */
export async function sweepWishes(now: Date): Promise<number> {
  const reminded = (await remindOfEnd(now)) + (await remindToAnswer(now));
  return reminded + (await release(now)) + (await finish(now));
}
