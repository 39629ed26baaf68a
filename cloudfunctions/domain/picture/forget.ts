import { _, aggregate, or, update } from '../../kernel/database';
import { lookAtPictures } from './look';

/** Milliseconds in which a call has come to its end. */
const A_CALL = 60_000;

/**
 * Somebody erases themselves: the pictures they sent with enquiries and wishes go, and those that others sent of what
 * was done for them. Pictures of notices stay with the notices. Once they are marked they go, now or with the next sweep.
 */
export async function forgetPicturesOf(person: string, now: Date): Promise<void> {
  const wishes = await aggregate<{ _id: string }>('wishes', [
    { match: or({ by: person }, { wisher: person }) },
    { project: { _id: 1 } },
    { limit: 1000 },
  ]);
  const sent = { by: person, about: _.neq('notice') };
  const ofTheirs = { about: 'wish', of: _.in(wishes.map(({ _id }) => _id)) };
  await update('pictures', or(sent, ofTheirs), { of: null, lookAt: now });
  await lookAtPictures(now, { of: null });
}

/** A document is about to let go of this picture. Said before it does, so that no kill in between keeps the file. */
export async function letGoOf(picture: string, now: Date): Promise<void> {
  await update('pictures', { _id: picture }, { lookAt: new Date(now.getTime() + A_CALL) });
}
