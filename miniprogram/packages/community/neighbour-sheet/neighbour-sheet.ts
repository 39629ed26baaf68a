import { call, sayOf } from '../../../lib/cloud';
import type { PersonLine } from '../neighbours/list-people';

/** What one can do about one neighbour. Fires `changed` after something was done, and `close`. */
Component({
  properties: {
    visible: { type: Boolean, value: false },
    /** Stays while the sheet slides away. */
    neighbour: { type: Object, value: null as PersonLine | null },
    building: { type: String, value: '' },
    mayAppoint: { type: Boolean, value: false },
  },
  data: {
    /** What is asked about before it is done. */
    asking: '' as '' | 'appoint' | 'remove',
    reason: '',
    busy: false,
    fault: '',
  },
  observers: {
    visible(visible: boolean) {
      if (visible) this.setData({ asking: '', reason: '', fault: '' });
    },
  },
  methods: {
    async call() {
      await this.act(async ({ id, household }) => {
        const { phone } = await call('community.phone', { person: id, household });
        wx.makePhoneCall({ phoneNumber: phone, fail: () => undefined });
      });
    },
    async appoint() {
      await this.change(({ id }) => call('community.appoint', { person: id, building: this.data.building }));
    },
    async dismiss() {
      await this.change(({ id }) => call('community.dismiss', { person: id, building: this.data.building }));
    },
    async remove() {
      const { reason } = this.data;
      await this.change(({ id, household }) => call('community.remove', { person: id, household, reason }));
    },
    /** Does it, and closes when it is done. */
    async change(run: (neighbour: PersonLine) => Promise<unknown>) {
      if (!(await this.act(run))) return;
      this.close();
      this.triggerEvent('changed');
    },
    async act(run: (neighbour: PersonLine) => Promise<unknown>): Promise<boolean> {
      const { neighbour, busy } = this.data;
      if (!neighbour || busy) return false;
      this.setData({ busy: true, fault: '' });
      try {
        await run(neighbour);
      } catch (error) {
        this.setData({ fault: sayOf(error) });
      }
      this.setData({ busy: false });
      return !this.data.fault;
    },
    openCard() {
      const { id, household } = this.data.neighbour as PersonLine;
      wx.navigateTo({
        url: `/packages/community/elder-card/elder-card?person=${id}&household=${encodeURIComponent(household)}`,
      });
      this.close();
    },
    makeWish() {
      const { id } = this.data.neighbour as PersonLine;
      wx.navigateTo({ url: `/packages/wish/make/make?building=${this.data.building}&elder=${id}` });
      this.close();
    },
    ask({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.setData({ asking: currentTarget.dataset.what });
    },
    leaveIt() {
      this.setData({ asking: '' });
    },
    setReason({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ reason: detail.value });
    },
    close() {
      this.triggerEvent('close');
    },
  },
});
