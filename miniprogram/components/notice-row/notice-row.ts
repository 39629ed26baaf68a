import type { NoticeLine } from '../../../cloudfunctions/domain/notice/read-notices';
import { sayTime } from '../../lib/time';

/** 48 户中 31 户已读, for those who may see it. */
function reachLine({ householdsRead }: NoticeLine, households: number): string {
  return householdsRead !== null && households > 0 ? `${households} 户中 ${householdsRead} 户已读` : '';
}

/** One notice of a list. */
Component({
  properties: {
    notice: { type: Object, value: {} as NoticeLine },
    /** Households of the building, for those who may see how many have read. */
    households: { type: Number, value: 0 },
    first: { type: Boolean, value: false },
  },
  data: { from: '', reach: '', spoken: '', again: false },
  observers: {
    'notice, households'(notice: NoticeLine, households: number) {
      if (!notice?.id) return;
      const from = `${notice.from} · ${sayTime(notice.at)}`;
      const reach = reachLine(notice, households);
      const spoken = [notice.read ? '' : '未读', notice.title, from, reach].filter(Boolean).join('，');
      this.setData({ from, reach, spoken, again: notice.reminded && !notice.read });
    },
  },
  methods: {
    open() {
      wx.navigateTo({ url: `/packages/notice/notice/notice?id=${this.data.notice.id}` });
    },
  },
});
