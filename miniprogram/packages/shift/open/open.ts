import { call, type Fault, faultOf, type Output } from '../../../lib/cloud';
import { askMessages } from '../../../lib/reminder';
import { attempt } from '../../../lib/shell';
import { type Drawn, drawn } from './draw-open';

type People = { id: string; name: string }[];

/** Oneself and the children one answers for; only those who volunteer are asked about. */
function peopleOf({ me, children }: Output<'volunteer.me'>): People {
  if (children.length === 0) return [];
  return [{ id: me.id, name: '我自己' }, ...children.map(({ id, name }) => ({ id, name }))];
}

/** What somebody may do, nearest and soonest first; and what not, with the reason. */
Page({
  data: {
    loaded: false,
    volunteers: true,
    people: [] as People,
    /** Whose list it is; empty for one's own. */
    person: '',
    may: [] as Drawn[],
    mayNot: [] as Drawn[],
    busy: '',
    fault: null as Fault | null,
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
      const [profile] = await Promise.all([call('volunteer.me', {}), this.loadList()]);
      const people = peopleOf(profile);
      const volunteers = profile.volunteers || people.length > 0;
      this.setData({
        loaded: true,
        people,
        volunteers,
        person: this.data.person || profile.me.id,
        fault: null,
      });
    } catch (error) {
      this.setData({ fault: faultOf(error) });
    }
  },

  async loadList() {
    const { person } = this.data;
    const all = (await call('shift.open', person ? { person } : {})).map((each) => drawn(each));
    this.setData({ may: all.filter(({ open }) => open), mayNot: all.filter(({ open }) => !open) });
  },

  async pickPerson({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.setData({ person: currentTarget.dataset.person });
    await attempt(this, () => this.loadList());
  },

  async tap({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { key, verb } = currentTarget.dataset as { key: string; verb: 'signUp' | 'wait' };
    const shift = this.data.may.find((each) => each.key === key);
    if (!shift || this.data.busy) return;
    this.setData({ busy: key });
    // WeChat asks only on the very tap.
    const asked = askMessages(['shift', 'offer']);
    const { day, need } = shift;
    await attempt(this, () =>
      call(`shift.${verb}`, { day, need, ...(this.data.person && { person: this.data.person }) }),
    );
    await this.load();
    await asked;
    this.setData({ busy: '' });
  },

  openMine() {
    wx.navigateTo({ url: '/packages/shift/mine/mine' });
  },

  openProfile() {
    wx.navigateTo({ url: '/packages/volunteer/volunteer/volunteer' });
  },
});
