import type { EnquiryKind } from '../../../../cloudfunctions/domain/enquiry/enquiry';
import { call, type Fault, faultOf, newRequestId, type Output, sayOf } from '../../../lib/cloud';
import { askMessages } from '../../../lib/reminder';
import { scanCode } from '../../../lib/scan';
import { currentArea } from '../../../lib/session';
import { tell } from '../../../lib/shell';
import type { SentPicture } from '../../../lib/upload';
import { KINDS } from '../kinds';

type Home = Output<'community.me'>['homes'][number];

/** For whom one asks, beside oneself. */
const ELDERS = ['母亲', '父亲', '老伴', '邻居'];

/** A resident asks for help: what kind, in their own words, and it is with the owner. */
Page({
  data: {
    kinds: KINDS,
    elders: ELDERS,
    homes: null as Home[] | null,
    building: '',
    kind: 'question' as EnquiryKind,
    example: KINDS[0]?.example ?? '',
    words: '',
    pictures: [] as SentPicture[],
    uploading: false,
    forElder: false,
    about: ELDERS[0] as string,
    callable: false,
    /** The number WeChat vouched for, masked; '' for none. */
    known: '',
    phone: '',
    requestId: '',
    busy: false,
    refusal: '',
    fault: null as Fault | null,
  },

  onLoad({ building = '' }: { building?: string }) {
    this.setData({ building: building || currentArea() || '', requestId: newRequestId() });
    return this.load();
  },

  async load() {
    try {
      const { homes, phone } = await call('community.me', {});
      const here = homes.find(({ building }) => building === this.data.building) ?? homes[0];
      this.setData({ homes, known: phone ?? '', building: here?.building ?? '', fault: null });
    } catch (error) {
      this.setData({ homes: null, fault: faultOf(error) });
    }
  },

  pickHome({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.setData({ building: currentTarget.dataset.building });
  },

  pickKind({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const picked = KINDS[currentTarget.dataset.index];
    if (picked) this.setData({ kind: picked.kind, example: picked.example });
  },

  setWords({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ words: detail.value, refusal: '' });
  },

  setPictures({ detail }: WechatMiniprogram.CustomEvent<{ pictures: SentPicture[]; uploading: boolean }>) {
    this.setData(detail);
  },

  setForElder({ detail }: WechatMiniprogram.CustomEvent<{ on: boolean }>) {
    this.setData({ forElder: detail.on });
  },

  pickAbout({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.setData({ about: currentTarget.dataset.name, refusal: '' });
  },

  setCallable({ detail }: WechatMiniprogram.CustomEvent<{ on: boolean }>) {
    this.setData({ callable: detail.on, refusal: '' });
  },

  setPhone({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ phone: detail.value, refusal: '' });
  },

  async ask() {
    if (this.data.busy) return;
    const { building, kind, words, pictures, forElder, about, callable, known, phone, requestId } = this.data;
    // WeChat asks only on the very tap.
    const asked = askMessages(['answer']);
    this.setData({ busy: true, refusal: '' });
    try {
      const contact = callable ? (known ? {} : { phone }) : null;
      const ids = pictures.map(({ id }) => id);
      const said = { kind, words, pictures: ids, about: forElder ? about : null, contact };
      const { enquiry } = await call('enquiry.ask', { building, ...said }, requestId);
      await asked;
      wx.redirectTo({ url: `/packages/enquiry/enquiry/enquiry?id=${enquiry}&fresh=1` });
    } catch (error) {
      this.setData({ refusal: sayOf(error) });
    }
    this.setData({ busy: false });
  },

  async scan() {
    if (!(await scanCode())) await tell(this, '这不是楼里的二维码，请扫单元门口或群里的那一张。');
  },
});
