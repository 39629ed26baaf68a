import { call, type Fault, faultOf, type Output, sayOf } from '../../../lib/cloud';
import { savePicture, writePicture } from '../../../lib/save-picture';

/** The code for the tables of a point: who scans it stands there. */
Page({
  data: {
    point: '',
    code: null as Output<'serviceDay.code'> | null,
    picture: '',
    saved: false,
    busy: false,
    /** Why it was not saved. */
    refusal: '',
    fault: null as Fault | null,
  },

  onLoad({ point = '' }: { point?: string }) {
    this.setData({ point });
    return this.load();
  },

  async load() {
    try {
      const code = await call('serviceDay.code', { point: this.data.point });
      this.setData({ code, picture: `data:${code.contentType};base64,${code.base64}`, fault: null });
    } catch (error) {
      this.setData({ fault: faultOf(error) });
    }
  },

  async save() {
    const { code, busy } = this.data;
    if (!code || busy) return;
    this.setData({ busy: true, refusal: '' });
    try {
      const extension = code.contentType === 'image/jpeg' ? 'jpg' : 'png';
      await savePicture(await writePicture(code.base64, extension));
      this.setData({ saved: true });
    } catch (error) {
      this.setData({ refusal: sayOf(error) });
    }
    this.setData({ busy: false });
  },
});
