import { _, update } from '../../kernel/database';
import { newId } from '../../kernel/ids';
import type { Message } from '../../kernel/outbox';
import type { Picture, Pictured } from '../../kernel/pictures';
import { findUse, isInUse, lookAtPictures } from './look';

const CALLED: Record<Pictured, string> = { notice: '通知', enquiry: '求助', wish: '心愿' };

/** Where to see what is left of it: its document, and as long as that is not written what comes nearest. */
const PAGES: Record<Pictured, { written(id: string | null): string; draft: string }> = {
  notice: { written: (id) => `packages/notice/notice/notice?id=${id}`, draft: 'pages/home/home' },
  enquiry: {
    written: (id) => `packages/enquiry/enquiry/enquiry?id=${id}`,
    draft: 'packages/enquiry/mine/mine',
  },
  wish: { written: (id) => `packages/wish/wish/wish?id=${id}`, draft: 'pages/wishes/wishes' },
};

/** Only a line of the inbox: consents to WeChat's messages were given for better news. */
function lineOf({ _id, by, about, of }: Picture, isWritten: boolean, why: string, now: Date): Message {
  const text = `您给${CALLED[about]}配的一张图片${why}，已经去掉了，别人没有看到`;
  const { written, draft } = PAGES[about];
  return {
    id: newId(by, `${_id} failed`),
    to: by,
    template: 'answer',
    page: isWritten ? written(of) : draft,
    data: { words: '图片', from: '微信', tip: '图片去掉了' },
    text,
    at: now,
  };
}

/** Takes it away, tells who sent it, and deletes its file; killed in between, the sweep deletes it. Four requests. */
export async function fail(picture: Pick<Picture, '_id'>, why: string, now: Date): Promise<void> {
  const checking = { _id: picture._id, state: 'checking' };
  const [found] = await findUse(checking, 1);
  if (!found) return;
  const message = lineOf(found, isInUse(found), why, now);
  const failed = { state: 'failed', lookAt: now, outbox: _.push([message]) };
  await update('pictures', checking, failed);
  await lookAtPictures(now, { _id: picture._id });
}
