import * as v from 'valibot';
import { checkContent } from '../../kernel/content-check';
import { _, $, expr, lookup } from '../../kernel/database';
import { date, id } from '../../kernel/inputs';
import { mustBeFor, type Picture, pictureId, withChosen } from '../../kernel/pictures';
import { anyone, procedureOn } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { mustBeFree, mustBeRecent, timeOn, times } from '../hours/claim-rules';
import type { Hours } from '../hours/ledger';
import { change, onWish, withPeople, words } from './change';
import type { Fulfilment, Wish } from './wish';

const input = v.object({
  wish: id,
  words: words(200, '请写一句办了什么，许愿的人会看到。'),
  picture: v.nullable(pictureId),
  /** No child's face is on the picture: everybody may see it. */
  faceless: v.boolean(),
  /** When time was given; null when it is not to be entered as hours. */
  time: v.nullable(v.object({ date, ...times.entries })),
});

type Time = Fulfilment['time'];

/** What is looked up beside the wish, where the call needs it. */
interface Beside {
  ledgers?: Hours[];
  chosen?: Picture[];
}

/** @throws Refusal unless the time is over, not too long ago, and free on the helper's day */
function timeGiven(given: v.InferOutput<typeof input>['time'], ledgers: Hours[], now: Date): Time {
  if (!given) return null;
  const time = timeOn(given.date, given);
  mustBeRecent(given.date, time.end, now);
  const [ledger] = ledgers;
  if (ledger) mustBeFree(ledger, time);
  return { date: given.date, ...time };
}

/** Brings along what is written already of the helper's day. */
function withLedger(day: string) {
  return lookup({
    from: 'hours',
    let: { person: '$claim.giver.person' },
    match: expr($.and([$.eq(['$person', '$$person']), $.eq(['$date', day])])),
    stages: [{ project: { outbox: 0 } }],
    as: 'ledgers',
  });
}

/** Whoever claimed says that it is done, perhaps with a picture, perhaps with the time it took. Two requests. */
export const fulfil = procedureOn({
  input,
  subject: ({ wish, picture, time }) => ({
    from: 'wishes' as const,
    by: { _id: wish },
    shape: [...withPeople, ...withChosen(picture ? [picture] : []), ...(time ? [withLedger(time.date)] : [])],
  }),
  missing: onWish.missing,
  allow: anyone,
  async run(context): Promise<null> {
    const { input, caller, subject, now } = context;
    const { claim, by, title, ledgers = [], chosen } = subject as Wish & Beside;
    must(claim, 'changed', '这个心愿已经不在您手里了，刷新看看。');
    mustBeFor(input.picture ? [input.picture] : [], chosen, { by: caller._id, of: input.wish, now });
    const time = timeGiven(input.time, ledgers, now);
    await checkContent(caller.openid ?? '', 'comment', input.words);
    const { words, picture } = input;
    const showPicture = picture !== null && input.faceless;
    const fulfilled: Fulfilment = { at: now, words, picture, showPicture, time, reminded: false };
    const text = `心愿“${title}”说是办好了，请您看看：${words}`;
    await change(context, 'fulfil', {
      set: { fulfilled: _.set(fulfilled), missing: null },
      tell: [[by, { change: `${claim.name}说办好了`, tip: '请您看看，说声谢谢或还差什么', text }]],
    });
    return null;
  },
});
