import type { NoticeKind } from '../../cloudfunctions/domain/notice/notice';

/** What the kinds of notice are called. */
export const KIND_NAME: Record<NoticeKind, string> = {
  activity: '活动',
  health: '健康',
  safety: '安全',
  policy: '政策',
};
