import { call, type Fault, faultOf, type Output } from '../../../lib/cloud';
import { attempt } from '../../../lib/shell';

type View = Output<'volunteer.team'>;

function drawn(member: View['members'][number]) {
  const expired = member.qualifications.filter(({ state }) => state === 'expired');
  const valid = member.qualifications.filter(({ state }) => state === 'valid');
  return {
    ...member,
    say: [member.squad, member.skills.join('、') || '没勾会什么'].filter(Boolean).join(' · '),
    papers: valid.map(({ name }) => name),
    expired: expired.map(({ name }) => `${name}过期`),
  };
}

export type Drawn = ReturnType<typeof drawn>;

/** Who is in a team and what they can do; its code, for whoever should join. */
Page({
  data: {
    id: '',
    view: null as View | null,
    members: [] as Drawn[],
    opened: null as Drawn | null,
    /** The picture of the code, once it is asked for. */
    code: '',
    showing: false,
    busy: false,
    fault: null as Fault | null,
  },

  onLoad({ id = '' }: { id?: string }) {
    this.setData({ id });
  },

  onShow() {
    return this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  async load() {
    try {
      const view = await call('volunteer.team', { team: this.data.id });
      this.setData({ view, members: view.members.map(drawn), fault: null });
    } catch (error) {
      this.setData({ fault: faultOf(error) });
    }
  },

  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    if (this.data.view?.isStaff)
      this.setData({ opened: this.data.members[currentTarget.dataset.index] ?? null });
  },

  close() {
    this.setData({ opened: null });
  },

  async showCode() {
    this.setData({ busy: true });
    const shown = await attempt(this, async () => {
      const { contentType, base64 } = await call('volunteer.code', { team: this.data.id });
      this.setData({ code: `data:${contentType};base64,${base64}` });
    });
    this.setData({ showing: shown, busy: false });
  },

  hideCode() {
    this.setData({ showing: false });
  },

  openReview() {
    wx.navigateTo({ url: '/packages/hours/review/review' });
  },

  openRisk() {
    wx.navigateTo({ url: '/packages/shift/risk/risk' });
  },
});
