import { call, type Fault, faultOf, newRequestId, sayOf } from '../../../lib/cloud';
import { dateOf } from '../../../lib/time';

interface Team {
  /** Empty for the neighbours where one lives. */
  id: string;
  name: string;
}

const AT_HOME: Team = { id: '', name: '为自己住的楼' };

/** A service that nobody clocked, told by the volunteer; a leader or staff confirm it. */
/** The time of day until which the page begins with a service, 11:00, in milliseconds. */
const UNTIL = 11 * 3_600_000;

Page({
  data: {
    activity: '',
    service: '',
    place: '',
    date: '',
    today: '',
    from: '09:00',
    to: '11:00',
    teams: null as Team[] | null,
    team: '',
    requestId: '',
    busy: false,
    done: false,
    refusal: '',
    fault: null as Fault | null,
  },

  onLoad() {
    const now = Date.now();
    // The hours it begins with have to be over.
    this.setData({ today: dateOf(now), date: dateOf(now - UNTIL), requestId: newRequestId() });
    return this.load();
  },

  async load() {
    try {
      const { me, homes } = await call('volunteer.me', {});
      const own = me.teams.map(({ team, name }) => ({ id: team, name }));
      const teams = homes.length > 0 ? [...own, AT_HOME] : own;
      const say = '先加入一支志愿队，或者加入您住的楼，再来补报。';
      const fault = teams.length > 0 ? null : { say, again: false };
      this.setData({ teams, team: teams[0]?.id ?? '', fault });
    } catch (error) {
      this.setData({ fault: faultOf(error) });
    }
  },

  set({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ [currentTarget.dataset.field]: detail.value, refusal: '' });
  },

  pickTeam({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.setData({ team: currentTarget.dataset.team });
  },

  async report() {
    if (this.data.busy) return;
    const { activity, service, place, date, from, to, team, requestId } = this.data;
    this.setData({ busy: true, refusal: '' });
    try {
      const words = { activity, service, place };
      await call('hours.report', { ...words, date, from, to, team: team || null }, requestId);
      this.setData({ done: true });
    } catch (error) {
      this.setData({ refusal: sayOf(error) });
    }
    this.setData({ busy: false });
  },

  back() {
    wx.navigateBack();
  },
});
