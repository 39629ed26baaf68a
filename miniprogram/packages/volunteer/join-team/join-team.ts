import { call, type Fault, faultOf, newRequestId, type Output, sayOf } from '../../../lib/cloud';

type Arrival = Output<'volunteer.arrive'>;

/** What a team's code opens: the team at once, in with one tap, for oneself or for a child. */
Page({
  data: {
    token: '',
    requestId: '',
    arrival: null as Arrival | null,
    leaders: '',
    person: '',
    squad: '',
    name: '',
    /** Who is in, once they are: 我 or a child's name. */
    joined: '',
    busy: false,
    refusal: '',
    fault: null as Fault | null,
  },

  onLoad({ scene = '' }: { scene?: string }) {
    this.setData({ token: decodeURIComponent(scene), requestId: newRequestId() });
    return this.load();
  },

  async load() {
    try {
      const arrival = await call('volunteer.arrive', { token: this.data.token });
      const first = arrival.people.find(({ joined }) => !joined) ?? arrival.people[0];
      const leaders = arrival.leaders.join('、');
      this.setData({ arrival, leaders, person: first?.id ?? '', fault: null });
    } catch (error) {
      this.setData({ fault: faultOf(error) });
    }
  },

  pickPerson({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.setData({ person: currentTarget.dataset.person, requestId: newRequestId(), refusal: '' });
  },

  pickSquad({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { squad } = currentTarget.dataset as { squad: string };
    this.setData({ squad: squad === this.data.squad ? '' : squad, refusal: '' });
  },

  setName({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ name: detail.value, refusal: '' });
  },

  async join() {
    const { token, person, squad, name, requestId, busy } = this.data;
    if (busy) return;
    this.setData({ busy: true, refusal: '' });
    try {
      await call('volunteer.join', { token, person, squad: squad || null, name }, requestId);
      const who = this.data.arrival?.people.find(({ id }) => id === person);
      await this.load();
      this.setData({ joined: who?.isMe ? '您' : (who?.name ?? '') });
    } catch (error) {
      this.setData({ refusal: sayOf(error) });
    }
    this.setData({ busy: false });
  },

  openProfile() {
    wx.redirectTo({ url: '/packages/volunteer/volunteer/volunteer' });
  },
});
