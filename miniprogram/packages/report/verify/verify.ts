import { call, type Output, sayOf } from '../../../lib/cloud';
import { sayDate } from '../../../lib/time';
import { inHours } from '../say';

type Verified = Output<'report.verify'>;

function drawn({ minutes, organisers, at, ...verified }: Verified) {
  return {
    ...verified,
    hours: inHours(minutes),
    organisers: organisers.join('、'),
    made: sayDate(at),
  };
}

/** Whoever holds a record sheet checks it: by the code on it, which the QR picture brings along, and the name. */
Page({
  data: {
    code: '',
    /** The code came with the picture that was scanned. */
    scanned: false,
    name: '',
    verified: null as ReturnType<typeof drawn> | null,
    busy: false,
    refusal: '',
  },

  onLoad({ scene = '' }: { scene?: string }) {
    const code = decodeURIComponent(scene);
    this.setData({ code, scanned: code !== '' });
  },

  setCode({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ code: detail.value, verified: null, refusal: '' });
  },

  setName({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ name: detail.value, verified: null, refusal: '' });
  },

  async verify() {
    const { code, name, busy } = this.data;
    if (busy) return;
    this.setData({ busy: true, refusal: '', verified: null });
    try {
      this.setData({ verified: drawn(await call('report.verify', { code, name })) });
    } catch (error) {
      this.setData({ refusal: sayOf(error) });
    }
    this.setData({ busy: false });
  },
});
