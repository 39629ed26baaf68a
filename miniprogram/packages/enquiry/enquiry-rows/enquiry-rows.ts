import type { EnquiryLine } from '../../../../cloudfunctions/domain/enquiry/enquiry-view';
import { type Mark, markEnquiry, sayMeta } from '../../../lib/enquiries';

interface Row {
  id: string;
  words: string;
  mark: Mark;
  meta: string;
  /** 横燕小区 3 幢; empty where every row is of the same building. */
  place: string;
  escalated: boolean;
}

function drawn(line: EnquiryLine & { place?: string }): Row {
  const { id, words, escalated, place = '' } = line;
  return { id, words, mark: markEnquiry(line), meta: sayMeta(line), place, escalated };
}

/** A card of enquiries, each leading to its page. */
Component({
  properties: {
    enquiries: { type: Array, value: [] as (EnquiryLine & { place?: string })[] },
    /** One's own: who asked need not be said. */
    mine: { type: Boolean, value: false },
  },
  data: { rows: [] as Row[] },
  observers: {
    enquiries(enquiries: EnquiryLine[]) {
      this.setData({ rows: enquiries.map(drawn) });
    },
  },
  methods: {
    open({ currentTarget }: WechatMiniprogram.TouchEvent) {
      wx.navigateTo({ url: `/packages/enquiry/enquiry/enquiry?id=${currentTarget.dataset.id}` });
    },
  },
});
