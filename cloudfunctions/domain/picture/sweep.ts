import { askPictureCheck } from '../../kernel/content-check';
import { _, aggregate, update } from '../../kernel/database';
import type { Recipient } from '../../kernel/outbox';
import type { Picture } from '../../kernel/pictures';
import { fail } from './fail';
import { lookAtPictures } from './look';

const MINUTE = 60_000;
/** WeChat answers within half an hour. In milliseconds. */
const ANSWERED = 35 * MINUTE;
/** Nobody waits longer than this: then the picture is taken away. In milliseconds. */
const UNANSWERED = 24 * 60 * MINUTE;
/** Of one round. */
const AT_ONCE = 20;

type Unanswered = Picture & { senders: Recipient[] };

/** WeChat checks only for people who were here within two hours; for others it says no, and is asked again later. */
async function askAgain({ _id, trace, file, senders }: Unanswered, now: Date): Promise<void> {
  const asked = await askPictureCheck(senders[0]?.openid ?? '', file).catch((error) => {
    console.error(`picture ${_id}`, error);
    return trace;
  });
  await update('pictures', { _id, trace }, { trace: asked, askedAt: now });
}

/** Asks again for what was never answered, and gives it up after a day. */
async function goOnAsking(now: Date): Promise<number> {
  const unanswered = await aggregate<Unanswered>('pictures', [
    {
      match: {
        state: 'checking',
        askedAt: _.lt(new Date(now.getTime() - ANSWERED)),
        trace: _.neq(null),
      },
    },
    { limit: AT_ONCE },
    { lookup: { from: 'people', localField: 'by', foreignField: '_id', as: 'senders' } },
  ]);
  for (const picture of unanswered) {
    const isHopeless = now.getTime() - picture.at.getTime() > UNANSWERED;
    await (isHopeless ? fail(picture, '一直没有查完', now) : askAgain(picture, now));
  }
  return unanswered.length;
}

/** Removes what goes with nothing, and goes on asking. Two requests when there is nothing to do. Says how many. */
export async function sweepPictures(now: Date): Promise<number> {
  return (await lookAtPictures(now)) + (await goOnAsking(now));
}
