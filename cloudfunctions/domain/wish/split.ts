import * as v from 'valibot';
import { checkContent } from '../../kernel/content-check';
import { add, update } from '../../kernel/database';
import { newId } from '../../kernel/ids';
import { id } from '../../kernel/inputs';
import { placeAt } from '../../kernel/place';
import { procedureOn } from '../../kernel/procedure';
import { change, mustBeFor } from './change';
import { WISH_LIMITS } from './limits';
import { detail, title, wisherSays, worth } from './make';
import { mustNotBetray, onWishOf, type WishOf } from './verify';
import { type Part, UNTOUCHED, type Wish } from './wish';

const { least, most } = WISH_LIMITS.parts;

const part = v.object({
  title,
  words: detail,
  worth: v.pipe(worth, v.maxValue(WISH_LIMITS.worth, `每一件请不要超过 ${WISH_LIMITS.worth} 元。`)),
});

const input = v.object({
  wish: id,
  wisherSays,
  parts: v.pipe(
    v.array(part),
    v.minLength(least, `至少拆成 ${least} 件。`),
    v.maxLength(most, `最多拆成 ${most} 件。`),
  ),
});

/** One part as a wish of its own, on the board at once: the owner has just worded it. */
function partOf(whole: Wish, { title, words, worth }: Part, index: number, at: Date): Wish {
  const _id = newId(whole._id, `part ${index}`);
  const publishedAt = whole.publishedAt ?? at;
  return {
    ...whole,
    ...UNTOUCHED,
    ...{ _id, state: 'open', title, words, worth, publishedAt, queue: placeAt(publishedAt, _id) },
    whole: { id: whole._id, part: index + 1, of: whole.parts.length },
    log: [{ verb: 'part', by: whole.by, at, requestId: `part ${_id}` }],
    outbox: [],
  };
}

/** Makes the parts, once however often it is called: they are added together or not at all. Two requests. */
export async function makeParts(whole: Wish, at: Date): Promise<void> {
  await add(
    'wishes',
    whole.parts.map((part, index) => partOf(whole, part, index, at)),
  );
  await update('wishes', { _id: whole._id, unfinished: 'parts' }, { unfinished: null });
}

/**
 * A wish too big for one becomes several, each on the board by itself. Four requests; killed
 * in between, the sweep makes the parts.
 */
export const split = procedureOn({
  input,
  ...onWishOf,
  allow: mustBeFor('split'),
  async run(context): Promise<null> {
    const { input, caller, subject, now } = context;
    const { wishers, people, ...whole } = subject as WishOf;
    const { parts, wisherSays } = input;
    const text = [wisherSays, ...parts.flatMap(({ title, words }) => [title, words])].join('\n');
    mustNotBetray(text, wishers);
    await checkContent(caller.openid ?? '', 'post', text);
    const titles = parts.map(({ title }) => `“${title}”`).join('、');
    const said = {
      change: `拆成了 ${parts.length} 件小的`,
      tip: '每一件都在等邻居来认领',
      text: `心愿“${whole.title}”拆成了 ${parts.length} 件，分别等人认领：${titles}`,
    };
    const set = { parts, wisherSays, unfinished: 'parts', outcome: `拆成了 ${parts.length} 件` };
    const moved = await change(context, 'split', { set, tell: [[whole.by, said]] });
    if (moved) await makeParts({ ...whole, parts, wisherSays }, now);
    return null;
  },
});
