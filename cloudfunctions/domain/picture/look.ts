import { _, $, aggregate, and, expr, lookup, type Query, remove, update } from '../../kernel/database';
import { deleteFiles } from '../../kernel/files';
import type { Picture } from '../../kernel/pictures';

/** Pictures in one round; the next sweep goes on. The platform deletes at most 50 files at once. */
const AT_ONCE = 50;

/** A picture with the document it is for, where that is written. */
type Looked = Picture & {
  notices: { pictures: string[] }[];
  enquiries: { pictures: string[] }[];
  wishes: { fulfilled: { picture: string | null } | null }[];
};

function withDocument(from: 'notices' | 'enquiries' | 'wishes', field: string) {
  const match = expr($.eq(['$_id', '$$of']));
  return lookup({ from, let: { of: '$of' }, match, stages: [{ project: { [field]: 1 } }], as: from });
}

const withDocuments = [
  withDocument('notices', 'pictures'),
  withDocument('enquiries', 'pictures'),
  withDocument('wishes', 'fulfilled.picture'),
];

/** Pictures with what is needed to say whether they are in use. One request. */
export function findUse(query: Query, limit = AT_ONCE): Promise<Looked[]> {
  return aggregate<Looked>('pictures', [{ match: query }, { limit }, ...withDocuments]);
}

/** Whether its document is written and holds it. */
export function isInUse({ _id, notices, enquiries, wishes }: Looked): boolean {
  const held = [...notices, ...enquiries].flatMap(({ pictures }) => pictures);
  return held.includes(_id) || wishes.some(({ fulfilled }) => fulfilled?.picture === _id);
}

/**
 * Looks at the pictures whose time for it has come: what no document shows and what failed goes, the file first, then the
 * document that knows of it, so that a sweep that was killed is done by the next. What still has something to tell waits
 * for that. One request, and one each for what goes and what stays. Says how many went.
 */
export async function lookAtPictures(now: Date, which: Query = {}): Promise<number> {
  const looked = await findUse(and({ lookAt: _.lte(now) }, which));
  const goes = looked.filter((picture) => picture.state === 'failed' || !isInUse(picture));
  const stays = looked.filter((picture) => !goes.includes(picture));
  const left = await deleteFiles([...looked.map(({ upload }) => upload), ...goes.map(({ file }) => file)]);
  const gone = goes.filter(({ upload, file }) => !left.includes(upload) && !left.includes(file));
  if (gone.length > 0) await remove('pictures', { _id: _.in(gone.map(({ _id }) => _id)), outbox: _.size(0) });
  if (stays.length > 0) {
    // As it was looked at: it may have failed or been given up since.
    const still = { lookAt: _.lte(now), state: _.neq('failed'), of: _.neq(null) };
    await update('pictures', { _id: _.in(stays.map(({ _id }) => _id)), ...still }, { lookAt: null });
  }
  return gone.length;
}
