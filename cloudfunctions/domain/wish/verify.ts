import * as v from 'valibot';
import { checkContent } from '../../kernel/content-check';
import { id, reason } from '../../kernel/inputs';
import type { Person } from '../../kernel/person';
import { placeAt } from '../../kernel/place';
import { procedureOn } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { change, mustBeFor, onWish, type WishWithPeople, withPeople, withWisher, words } from './change';
import { detail, title, wisherSays } from './make';
import { betrayed } from './wish';

/** A rule: what everybody will read names neither the wisher nor their door. @throws Refusal */
export function mustNotBetray(text: string, wishers: Person[]): void {
  const word = wishers.map((person) => betrayed(text, person)).find((found) => found);
  must(!word, 'bad-input', `要发布的话里有“${word}”，会让人认出是谁家。请去掉再发布。`);
}

/** The wish together with whose it is: what is written for everybody is held against it. */
export const onWishOf = {
  subject: ({ wish }: { wish: string }) => ({
    from: 'wishes' as const,
    by: { _id: wish },
    shape: [...withPeople, withWisher],
  }),
  missing: onWish.missing,
};

export type WishOf = WishWithPeople & { wishers: Person[] };

/** The owner words it for everybody and lets it onto the board. Two requests. */
export const publish = procedureOn({
  input: v.object({ wish: id, title, words: detail, wisherSays }),
  ...onWishOf,
  allow: mustBeFor('publish'),
  async run(context): Promise<null> {
    const { input, caller, subject, now } = context;
    const { wish: _id, ...said } = input;
    const text = [said.title, said.words, said.wisherSays].join('\n');
    mustNotBetray(text, (subject as WishOf).wishers);
    await checkContent(caller.openid ?? '', 'post', text);
    await change(context, 'publish', {
      set: { ...said, publishedAt: now, queue: placeAt(now, _id) },
      tell: [
        [
          subject.by,
          {
            change: '已经发布，等邻居来认领',
            tip: '有人认领了会告诉您',
            text: `心愿“${said.title}”已经发布，等邻居来认领`,
          },
        ],
      ],
    });
    return null;
  },
});

/** The owner does not publish it, and says why. Two requests. */
export const decline = procedureOn({
  input: v.object({ wish: id, reason }),
  ...onWish,
  allow: mustBeFor('decline'),
  async run(context): Promise<null> {
    const { input, subject } = context;
    const text = `心愿“${subject.title}”没有发布：${input.reason}`;
    await change(context, 'decline', {
      set: { outcome: input.reason },
      reason: input.reason,
      tell: [[subject.by, { change: '这次没有发布', tip: input.reason, text }]],
    });
    return null;
  },
});

/** Too big for one helper: the community does it, and the wisher learns what becomes of it. Two requests. */
export const takeUp = procedureOn({
  input: v.object({ wish: id, words: words(100, '请写社区打算怎么办，许愿的人会看到。') }),
  ...onWish,
  allow: mustBeFor('takeUp'),
  async run(context): Promise<null> {
    const { input, caller, subject } = context;
    await checkContent(caller.openid ?? '', 'comment', input.words);
    const text = `心愿“${subject.title}”社区来办：${input.words}`;
    await change(context, 'takeUp', {
      set: { outcome: input.words },
      reason: input.words,
      tell: [[subject.by, { change: '社区来办', tip: input.words, text }]],
    });
    return null;
  },
});
