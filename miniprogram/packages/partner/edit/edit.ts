import type { PartnerRing, PartnerRole } from '../../../../cloudfunctions/domain/partner/partner';
import { call, type Fault, faultOf, newRequestId, sayOf } from '../../../lib/cloud';

/** What a unit can be: who runs the estate, then the rings of everybody else. */
const KINDS: { role: PartnerRole; ring: PartnerRing | null; name: string }[] = [
  { role: 'property', ring: null, name: '物业' },
  { role: 'owners-committee', ring: null, name: '业委会' },
  { role: 'party-branch', ring: null, name: '党支部' },
  { role: 'community', ring: null, name: '居委会' },
  { role: 'partner', ring: 'unit', name: '辖区单位' },
  { role: 'partner', ring: 'alliance', name: '联盟单位' },
  { role: 'partner', ring: 'social', name: '社会组织' },
];

/** Staff enter a unit of their area, or change one. */
Page({
  data: {
    /** The one that is changed; empty for a new one. */
    id: '',
    kinds: KINDS,
    kind: 0,
    area: '',
    place: '',
    placeName: '',
    picking: false,
    name: '',
    lends: '',
    closed: false,
    ready: false,
    requestId: '',
    busy: false,
    refusal: '',
    fault: null as Fault | null,
  },

  onLoad({ id = '', area = '' }: { id?: string; area?: string }) {
    this.setData({ id, area, requestId: newRequestId() });
    return this.load();
  },

  async load() {
    const { id, area } = this.data;
    try {
      if (id) {
        const { name, lends, closed } = await call('partner.open', { partner: id });
        this.setData({ name, lends, closed });
      } else {
        const here = await call('community.areas', { area });
        this.setData({ place: here.id, placeName: here.name });
      }
      this.setData({ ready: true, fault: null });
    } catch (error) {
      this.setData({ fault: faultOf(error) });
    }
  },

  pickKind({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.setData({ kind: currentTarget.dataset.index });
  },

  openPicker() {
    this.setData({ picking: true });
  },

  closePicker() {
    this.setData({ picking: false });
  },

  pickPlace({ detail }: WechatMiniprogram.CustomEvent<{ id: string; name: string }>) {
    this.setData({ place: detail.id, placeName: detail.name, picking: false });
  },

  set({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ [currentTarget.dataset.field]: detail.value, refusal: '' });
  },

  setClosed({ detail }: WechatMiniprogram.CustomEvent<{ on: boolean }>) {
    this.setData({ closed: detail.on });
  },

  async save() {
    if (this.data.busy) return;
    this.setData({ busy: true, refusal: '' });
    try {
      await this.send();
    } catch (error) {
      this.setData({ refusal: sayOf(error) });
    }
    this.setData({ busy: false });
  },

  /** A new unit's page is next: there stands the code that its people scan. */
  async send(): Promise<void> {
    const { id, place, kind, name, lends, closed, requestId } = this.data;
    if (id) {
      await call('partner.edit', { partner: id, name, lends, closed }, requestId);
      wx.navigateBack();
      return;
    }
    const { role, ring } = KINDS[kind] as (typeof KINDS)[number];
    const made = await call('partner.register', { area: place, role, ring, name, lends }, requestId);
    wx.redirectTo({ url: `/packages/partner/partner/partner?id=${made.partner}` });
  },
});
