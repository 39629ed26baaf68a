import * as v from 'valibot';
import { lineage } from '../../kernel/area';
import { checkContent } from '../../kernel/content-check';
import { add } from '../../kernel/database';
import { newId } from '../../kernel/ids';
import { areaId, phone } from '../../kernel/inputs';
import { deliver } from '../../kernel/outbox';
import type { Person } from '../../kernel/person';
import { mustBeFor, type Picture, pictureIds, withChosen } from '../../kernel/pictures';
import { procedureOn } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { homeIn } from '../community/home';
import { type Keepers, keepersOf, withKeepers } from './around';
import { type Asked, newEnquiry } from './enquiry';
import { kind, words } from './input';
import { LIMITS } from './limits';
import { sayFrom, short } from './say';
import { toHolders } from './tell';

const input = v.object({
  building: areaId,
  kind,
  words: words('请写一句是什么事。'),
  pictures: pictureIds(LIMITS.pictures),
  about: v.nullable(
    v.pipe(
      v.string(),
      v.trim(),
      v.nonEmpty('请写替谁问，比如母亲。'),
      v.maxLength(10, '替谁问，请不要超过 10 个字。'),
    ),
  ),
  /** Null for not wanting to be called; without a number the one WeChat vouched for. */
  contact: v.nullable(v.object({ phone: v.optional(phone) })),
});

function contactOf(caller: Person, given: v.InferOutput<typeof input>['contact']): Asked['contact'] {
  if (!given) return null;
  const number = given.phone ?? caller.phone;
  must(number, 'bad-input', '请填一个能打通的电话。');
  return { name: caller.name, phone: number };
}

/** Writes a new enquiry down and tells whose turn it is. One request; none more for a repeated call. */
export async function begin(
  asked: Omit<Asked, 'holder'>,
  keepers: Keepers,
  { requestId, now }: { requestId: string; now: Date },
): Promise<{ enquiry: string }> {
  const _id = newId(asked.by, requestId);
  const enquiry = newEnquiry(_id, { ...asked, holder: keepers.holder }, requestId, now);
  const text = `${sayFrom(enquiry)}来求助：${short(enquiry.words)}`;
  const occasion = { key: requestId, now, due: enquiry.due, text, but: asked.by };
  const outbox = toHolders(enquiry, keepers.people, occasion);
  const isNew = await add('enquiries', { ...enquiry, outbox });
  if (isNew) await deliver(outbox, keepers.people);
  return { enquiry: _id };
}

/** A resident asks for help, for themselves or somebody at home. Two requests. */
export const ask = procedureOn({
  input,
  subject: ({ building, pictures }) => ({
    from: 'areas',
    by: { _id: building, kind: 'building' },
    shape: [withKeepers, ...withChosen(pictures)],
  }),
  missing: '没有找到这栋楼。',
  allow: ({ input: { building }, caller }) =>
    must(homeIn(caller, building), 'not-joined', '先加入这栋楼，才能向群主求助。'),
  async run({ input, caller, subject, requestId, now }): Promise<{ enquiry: string }> {
    const contact = contactOf(caller, input.contact);
    const { keepers, chosen } = subject as unknown as { keepers: Person[]; chosen?: Picture[] };
    mustBeFor(input.pictures, chosen, { by: caller._id, of: newId(caller._id, requestId), now });
    await checkContent(caller.openid ?? '', 'post', `${input.words}\n${input.about ?? ''}`);
    const room = homeIn(caller, input.building)?.room ?? null;
    return begin(
      { ...input, contact, by: caller._id, room, source: 'phone' },
      keepersOf(keepers, { within: lineage(input.building) }),
      { requestId, now },
    );
  },
});
