import * as v from 'valibot';
import { _, lookup, type Stage } from './database';
import type { Message } from './outbox';
import { must } from './refusal';

/** What a picture goes with. */
export const PICTURED = ['notice', 'enquiry', 'wish'] as const;
export type Pictured = (typeof PICTURED)[number];

/**
 * One picture somebody sent, for one document. WeChat checks it; until it passed nobody but who sent it sees it. The
 * documents hold the ids of their pictures, in their order.
 */
export interface Picture {
  _id: string;
  /** Person id of who sent it. */
  by: string;
  about: Pictured;
  /** Id of the document it goes with, which may still have to be written; null once it goes with nothing. */
  of: string | null;
  /** File id of what the phone put there: it may put something else there later. */
  upload: string;
  /** File id of the copy that is checked and shown: only functions write there. */
  file: string;
  state: 'checking' | 'passed' | 'failed';
  /** WeChat's name for the check; null before it is asked. Whoever knew it could answer in WeChat's place. */
  trace: string | null;
  askedAt: Date;
  at: Date;
  /** When the sweep looks whether its document shows it; what none shows goes, with its file. Null: no need to look. */
  lookAt: Date | null;
  outbox: Message[];
}

declare module './database' {
  interface Documents {
    pictures: Picture;
  }
}

/** A picture as a page shows it. */
export interface ShownPicture {
  file: string;
  /** Not passed yet: only who sent it sees it. */
  checking: boolean;
}

/** What is about to be removed is taken into no document any more, in milliseconds. */
const MARGIN = 60_000;

/** Fields of a procedure's input: the id of a picture, and those of several. */
export const pictureId = v.pipe(v.string(), v.regex(/^[0-9a-f]{24}$/, '图片没有传好，请去掉它，再选一次。'));
export const pictureIds = (most: number) =>
  v.pipe(v.array(pictureId), v.maxLength(most, `图片最多 ${most} 张。`));

/** Brings along, as `brought`, the pictures whose ids a document holds in this field. */
export function withPictures(localField: string): Stage {
  return { lookup: { from: 'pictures', localField, foreignField: '_id', as: 'brought' } };
}

/** Brings along the pictures somebody chose for a document that is about to show them, as `chosen`. */
export function withChosen(ids: string[]): Stage[] {
  return ids.length > 0 ? [lookup({ from: 'pictures', match: { _id: _.in(ids) }, as: 'chosen' })] : [];
}

/** A rule: each of them was sent by this person for this document, and did not fail. */
export function mustBeFor(
  ids: string[],
  chosen: Picture[] | undefined,
  { by, of, now }: { by: string; of: string; now: Date },
): void {
  const latest = new Date(now.getTime() + MARGIN);
  for (const [index, id] of ids.entries()) {
    const picture = chosen?.find(({ _id }) => _id === id);
    const isTheirs = picture?.by === by && picture.of === of && picture.trace !== null;
    must(
      picture?.state !== 'failed' || !isTheirs,
      'content',
      `第 ${index + 1} 张图片没有通过微信的内容检查，请去掉它。`,
    );
    const stays = picture && (picture.lookAt === null || picture.lookAt > latest);
    must(isTheirs && stays, 'bad-input', `第 ${index + 1} 张图片没有传好，请去掉它，再选一次。`);
  }
}

/** The pictures of these ids that this person may see; null for whoever passes by. */
export function shownTo(viewer: string | null, ids: string[], brought: Picture[]): ShownPicture[] {
  return ids.flatMap((id) => {
    const picture = brought.find(({ _id }) => _id === id);
    const maySee = picture?.state === 'passed' || (picture?.state === 'checking' && picture.by === viewer);
    return picture && maySee ? [{ file: picture.file, checking: picture.state === 'checking' }] : [];
  });
}
