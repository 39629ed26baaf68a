import type { EnquiryKind } from '../../../../cloudfunctions/domain/enquiry/enquiry';
import { call, type Fault, faultOf, newRequestId, sayOf } from '../../../lib/cloud';
import { KINDS } from '../kinds';

const SOURCES = [
  { source: 'hotline' as const, name: '打来的电话' },
  { source: 'visit' as const, name: '上门听到的' },
];

/** Staff or an owner write down what somebody told them on the phone or at the door. */
Page({
  data: {
    kinds: KINDS,
    sources: SOURCES,
    source: 'hotline' as 'hotline' | 'visit',
    building: '',
    place: '',
    /** An owner's own building: there is nothing to choose. */
    own: false,
    area: '',
    picking: false,
    room: '',
    name: '',
    phone: '',
    kind: 'question' as EnquiryKind,
    example: KINDS[0]?.example ?? '',
    words: '',
    requestId: '',
    ready: false,
    busy: false,
    refusal: '',
    fault: null as Fault | null,
  },

  onLoad({ area = '' }: { area?: string }) {
    this.setData({ area, requestId: newRequestId() });
    return this.load();
  },

  /** An owner's area is the building; staff go down from theirs. */
  async load() {
    try {
      const { id, name, kind } = await call('community.areas', { area: this.data.area });
      if (kind === 'building') this.setData({ own: true, building: id, place: name });
      this.setData({ ready: true, fault: null });
    } catch (error) {
      this.setData({ ready: false, fault: faultOf(error) });
    }
  },

  pickSource({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.setData({ source: currentTarget.dataset.source });
  },

  pickKind({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const picked = KINDS[currentTarget.dataset.index];
    if (picked) this.setData({ kind: picked.kind, example: picked.example });
  },

  openPicker() {
    if (!this.data.own) this.setData({ picking: true });
  },

  closePicker() {
    this.setData({ picking: false });
  },

  pickBuilding({ detail }: WechatMiniprogram.CustomEvent<{ id: string; name: string }>) {
    this.setData({ building: detail.id, place: detail.name, picking: false, refusal: '' });
  },

  set({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ [currentTarget.dataset.field]: detail.value, refusal: '' });
  },

  async log() {
    if (this.data.busy) return;
    const { building, room, source, kind, words, name, phone, requestId } = this.data;
    this.setData({ busy: true, refusal: '' });
    try {
      const told = { building, room: room || null, source, kind, words, name, phone: phone || null };
      const { enquiry } = await call('enquiry.log', told, requestId);
      wx.redirectTo({ url: `/packages/enquiry/enquiry/enquiry?id=${enquiry}` });
    } catch (error) {
      this.setData({ refusal: sayOf(error) });
    }
    this.setData({ busy: false });
  },
});
