import type { Enquiry } from '../cloudfunctions/domain/enquiry/enquiry';
import { sayFrom, short } from '../cloudfunctions/domain/enquiry/say';
import { toAsker, toHolders } from '../cloudfunctions/domain/enquiry/tell';
import { type InboxLine, lineOf } from '../cloudfunctions/domain/message/message';
import { aboutWish, type Said } from '../cloudfunctions/domain/wish/message';
import type { Wish } from '../cloudfunctions/domain/wish/wish';
import { personId } from '../cloudfunctions/kernel/ids';
import type { Message } from '../cloudfunctions/kernel/outbox';
import type { Community } from './community';
import { livedIn } from './residents';

/** Lines of so many days, in milliseconds: enough to see what an inbox is. */
const LATELY = 7 * 24 * 3_600_000;

function ofEnquiry(enquiry: Enquiry, owner: string): Message[] {
  const { at, due, by, answer, words } = enquiry;
  const text = `${sayFrom(enquiry)}来求助：${short(words)}`;
  const asked = toHolders(enquiry, [{ _id: owner }], { key: 'seed asked', now: at, due, but: by, text });
  if (!answer) return asked;
  const said = {
    from: '群主',
    tip: short(answer.words, 20),
    text: `您的求助有答复了：${short(answer.words, 60)}`,
  };
  return [...asked, toAsker(enquiry, { key: 'seed answered', now: answer.at, ...said })];
}

function ofWish(wish: Wish, owner: string): Message[] {
  const { title, buildingName, at, by, claim, fulfilled } = wish;
  const told = (to: string, now: Date, text: string): Message => {
    const said: Said = { change: '', tip: '', text };
    return aboutWish(wish, to, said, { requestId: `seed ${wish._id} ${text}`, now });
  };
  return [
    ...(by === owner ? [] : [told(owner, at, `${buildingName}有人许了一个心愿，等您看：${title}`)]),
    ...(claim
      ? [told(by, claim.at, `心愿“${title}”${claim.name}认领了，会来找您的是${claim.giver.name}`)]
      : []),
    ...(fulfilled ? [told(by, fulfilled.at, `心愿“${title}”说是办好了，请您看看：${fulfilled.words}`)] : []),
  ];
}

/** What the people of the demo's building were told lately of enquiries and wishes. */
export function messagesOf(
  community: Community,
  { enquiries, wishes }: { enquiries: Enquiry[]; wishes: Wish[] },
  now: Date,
): InboxLine[] {
  const { building, owner } = livedIn(community);
  const ownerId = personId(owner.openid);
  const isHere = (each: { building: string }) => each.building === building._id;
  const told = [
    ...enquiries.filter(isHere).flatMap((enquiry) => ofEnquiry(enquiry, ownerId)),
    ...wishes.filter(isHere).flatMap((wish) => ofWish(wish, ownerId)),
  ];
  return told.filter(({ at }) => at <= now && now.getTime() - at.getTime() < LATELY).map(lineOf);
}
