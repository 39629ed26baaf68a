import { _, and, find, or, update } from '../../kernel/database';
import type { Person } from '../../kernel/person';
import { change } from './change';
import { RELEASED } from './lease';

/**
 * Somebody erases themselves: what they wished for and nobody has fulfilled is withdrawn, what they promised to do waits
 * for others again, and their name goes from what they did. Whom it concerns is told. Killed in between, another tap
 * does the rest.
 */
export async function forgetWishesOf(caller: Person, now: Date): Promise<void> {
  const { _id } = caller;
  const theirs = or({ by: _id }, { 'claim.person': _id });
  const live = { state: _.in(['made', 'open', 'claimed']) };
  const wishes = await find('wishes', and(theirs, live));
  for (const subject of wishes) {
    const { title, by, claim } = subject;
    const call = { subject, caller, requestId: `erase ${subject._id}`, now };
    if (by === _id) {
      const text = `心愿“${title}”收回了，不用再去了，谢谢您`;
      const said = { change: '许愿的人收回了', tip: '不用再去了，谢谢您', text };
      await change(call, 'withdraw', { tell: claim ? [[claim.person, said]] : [] });
    } else {
      const text = `认领心愿“${title}”的人来不了，已经放回心愿墙，等别的邻居`;
      const said = { change: '认领的人来不了', tip: '已经放回心愿墙，等别的邻居', text };
      await change(call, 'giveBack', { set: RELEASED, tell: [[by, said]] });
    }
  }
  const given = { 'claim.person': _id, 'claim.giver.person': _id };
  await update('wishes', given, { 'claim.giver.name': '' });
}
