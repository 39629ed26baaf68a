import * as v from 'valibot';
import { _, add, find, update } from '../../kernel/database';
import { newId } from '../../kernel/ids';
import type { Person } from '../../kernel/person';
import { placeAt } from '../../kernel/place';
import { must } from '../../kernel/refusal';
import { type Area, kindLabel } from '../community/area';
import { KINDS, type Notice } from '../notice/notice';
import type { Card, Enquiry } from './enquiry';

/** What the owner writes for the group beside the answer for one. */
export const cardInput = v.object({
  kind: v.picklist(KINDS, '请选发到群里算哪一种通知。'),
  title: v.pipe(
    v.string(),
    v.trim(),
    v.nonEmpty('请写群里看到的标题。'),
    v.maxLength(40, '标题请不要超过 40 个字。'),
  ),
  body: v.pipe(v.string(), v.trim(), v.maxLength(500, '发到群里的话请不要超过 500 个字。')),
});

/** What in this text tells who asked: their room, number, or a name of more than one letter. Undefined for nothing. */
export function telling(
  { room, contact }: Pick<Enquiry, 'room' | 'contact'>,
  asker: string,
  text: string,
): string | undefined {
  const names = [asker, contact?.name, contact?.phone].filter(
    (name): name is string => (name?.length ?? 0) > 1,
  );
  const named = names.find((name) => text.includes(name));
  if (named) return named;
  const isSaid = room !== null && new RegExp(`(^|[^\\w.])${escaped(room)}($|[^\\w.])`).test(text);
  return isSaid ? room : undefined;
}

function escaped(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '\\$&');
}

/** The card as it will be posted. Refuses one that gives away who asked. */
export function cardOf(
  { enquiry, asker, areas }: { enquiry: Enquiry; asker: string; areas: Area[] },
  given: v.InferOutput<typeof cardInput>,
  caller: Person,
): Card {
  const told = telling(enquiry, asker, `${given.title}\n${given.body}`);
  must(told === undefined, 'bad-input', `发到群里的话里有“${told}”，看得出是谁问的，请去掉。`);
  const owns = caller.grants.some(({ role, area }) => role === 'owner' && enquiry.within.includes(area));
  const staffed = areas.find(({ _id }) =>
    caller.grants.some(({ role, area }) => role === 'staff' && area === _id),
  );
  return { ...given, by: caller._id, from: !owns && staffed ? kindLabel(staffed.kind) : '群主' };
}

/** The card's id as a notice: one for each answer, however often it is posted. */
function noticeId({ _id, reopened }: Pick<Enquiry, '_id' | 'reopened'>): string {
  return newId(_id, `card ${reopened}`);
}

/** Posts the card as a notice of the building. Posting it again changes nothing. One request. */
export async function postCard(
  enquiry: Pick<Enquiry, '_id' | 'reopened' | 'building' | 'within'>,
  { by, ...card }: Card,
  at: Date,
): Promise<string> {
  const _id = noticeId(enquiry);
  const notice: Notice = {
    ...{ _id, ...card, by, at, place: placeAt(at, _id) },
    ...{ pictures: [], areas: [enquiry.building], within: enquiry.within, state: 'posted' },
    ...{ pinned: false, reminded: [], outbox: [] },
    log: [{ verb: 'post', by, at, requestId: _id }],
  };
  await add('notices', notice);
  return _id;
}

/** Answers looked at in one sweep. */
const BATCH = 50;

/** Posts the cards of answers that were cut short before they could. */
export async function sweepCards(until: Date): Promise<number> {
  const owing = await find('enquiries', { cardOwed: _.lt(until) }, { limit: BATCH });
  for (const enquiry of owing) {
    const { _id, card, cardOwed } = enquiry;
    if (card && cardOwed) await postCard(enquiry, card, cardOwed);
    await update('enquiries', { _id, cardOwed }, { cardOwed: null });
  }
  return owing.length;
}
