import type { NoticeKind } from '../../../../cloudfunctions/domain/notice/notice';
import { call, type Fault, faultOf, newRequestId, type Output, sayOf } from '../../../lib/cloud';
import { KIND_NAME } from '../../../lib/notice-kinds';
import { inOneLine } from '../../../lib/words';

const KINDS = (Object.keys(KIND_NAME) as NoticeKind[]).map((kind) => ({ kind, name: KIND_NAME[kind] }));

/** The owner passes the answer on; into the group too, where it helps everybody. */
Page({
  data: {
    id: '',
    kinds: KINDS,
    enquiry: null as Output<'enquiry.open'> | null,
    button: '',
    words: '',
    toGroup: false,
    kind: 'policy' as NoticeKind,
    title: '',
    body: '',
    requestId: '',
    busy: false,
    refusal: '',
    fault: null as Fault | null,
  },

  onLoad({ id = '' }: { id?: string }) {
    this.setData({ id, requestId: newRequestId() });
    return this.load();
  },

  async load() {
    try {
      const enquiry = await call('enquiry.open', { enquiry: this.data.id });
      const whom = enquiry.from.replace(/ 室.*$/, '');
      this.setData({
        enquiry,
        button: inOneLine('告诉', whom),
        words: this.data.words || (enquiry.reply ?? ''),
        fault: null,
      });
    } catch (error) {
      this.setData({ enquiry: null, fault: faultOf(error) });
    }
  },

  set({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ [currentTarget.dataset.field]: detail.value, refusal: '' });
  },

  /** What is written already is offered for the group too; it is the owner who takes names out. */
  setToGroup({ detail }: WechatMiniprogram.CustomEvent<{ on: boolean }>) {
    const { title, body, enquiry, words } = this.data;
    const asked = (enquiry?.words ?? '').slice(0, 40);
    const kind = enquiry?.kind === 'repair' ? 'safety' : this.data.kind;
    this.setData({ toGroup: detail.on, kind, title: title || asked, body: body || words });
  },

  pickKind({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.setData({ kind: currentTarget.dataset.kind });
  },

  async answer() {
    if (this.data.busy) return;
    const { id: enquiry, words, toGroup, kind, title, body, requestId } = this.data;
    this.setData({ busy: true, refusal: '' });
    try {
      const card = toGroup ? { kind, title, body } : null;
      const { notice } = await call('enquiry.answer', { enquiry, words, card }, requestId);
      if (notice) wx.redirectTo({ url: `/packages/notice/notice/notice?id=${notice}&fresh=1` });
      else wx.navigateBack();
    } catch (error) {
      this.setData({ refusal: sayOf(error) });
    }
    this.setData({ busy: false });
  },
});
