import { call, type Fault, faultOf, type Output, sayOf } from '../../../lib/cloud';
import { savePicture, writePicture } from '../../../lib/save-picture';

/** The printed card of somebody without WeChat: at the table a helper scans it and the number is taken. */
Page({
  data: {
    person: '',
    household: '',
    card: null as Output<'ticket.card'> | null,
    picture: '',
    saved: false,
    busy: false,
    refusal: '',
    fault: null as Fault | null,
  },

  onLoad({ person = '', household = '' }: { person?: string; household?: string }) {
    this.setData({ person, household: decodeURIComponent(household) });
    return this.load();
  },

  async load() {
    const { person, household } = this.data;
    try {
      const card = await call('ticket.card', { person, household });
      this.setData({ card, picture: `data:${card.contentType};base64,${card.base64}`, fault: null });
    } catch (error) {
      this.setData({ fault: faultOf(error) });
    }
  },

  async save() {
    const { card, busy } = this.data;
    if (!card || busy) return;
    this.setData({ busy: true, refusal: '' });
    try {
      const extension = card.contentType === 'image/jpeg' ? 'jpg' : 'png';
      await savePicture(await writePicture(card.base64, extension));
      this.setData({ saved: true });
    } catch (error) {
      this.setData({ refusal: sayOf(error) });
    }
    this.setData({ busy: false });
  },
});
