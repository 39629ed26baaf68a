import type { NoticeKind } from '../../../../cloudfunctions/domain/notice/notice';
import { newRequestId } from '../../../lib/cloud';
import type { SentPicture } from '../../../lib/upload';

/** What is being written. It survives leaving the page, and keeps its `requestId`: it is posted once, whatever happens. */
export interface Draft {
  requestId: string;
  kind: NoticeKind;
  title: string;
  body: string;
  pictures: SentPicture[];
  pinned: boolean;
}

const KEY = 'draft';

export function emptyDraft(): Draft {
  return { requestId: newRequestId(), kind: 'activity', title: '', body: '', pictures: [], pinned: false };
}

export function loadDraft(): Draft {
  return (wx.getStorageSync(KEY) as Draft) || emptyDraft();
}

export function saveDraft(draft: Draft): void {
  wx.setStorageSync(KEY, draft);
}

export function dropDraft(): void {
  wx.removeStorageSync(KEY);
}
