import { call, type Fault, faultOf, newRequestId, type Output, sayOf } from '../../../lib/cloud';
import { attempt } from '../../../lib/shell';
import { sayHours } from '../../../lib/time';

type Assignment = Output<'shift.assignment'>;
type Candidate = Assignment['candidates'][number];

const STATE_NAME = {
  asked: '还没回话',
  confirmed: '来',
  declined: '这次不行',
  dropped: '来不了了',
  released: '',
  in: '到了',
  out: '做完了',
};

function drawnNeed(need: Assignment['needs'][number]) {
  const free = need.count - need.taken;
  const coming = need.people.filter(({ state }) => ['confirmed', 'in', 'out'].includes(state)).length;
  const waiting = need.hoping > 0 ? `，${need.hoping} 人候补` : '';
  return {
    ...need,
    free,
    say: `要 ${need.count} 人，${coming} 人来${waiting}`,
    people: need.people.map((person) => ({ ...person, as: STATE_NAME[person.state] })),
  };
}

/** Who comes on a day, and whom to ask for what is missing: the best first, each with the reasons. */
Page({
  data: {
    day: '',
    requestId: '',
    view: null as Assignment | null,
    when: '',
    needs: [] as ReturnType<typeof drawnNeed>[],
    /** The need for which people are looked for; empty for none. */
    need: '',
    free: 0,
    candidates: [] as (Candidate & { picked: boolean; say: string })[],
    picked: [] as string[],
    adding: false,
    choosing: false,
    busy: false,
    refusal: '',
    fault: null as Fault | null,
  },

  onLoad({ day = '' }: { day?: string }) {
    this.setData({ day, requestId: newRequestId() });
  },

  onShow() {
    return this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  async load() {
    const { day, need } = this.data;
    try {
      const view = await call('shift.assignment', { day, ...(need && { need }) });
      const needs = view.needs.map(drawnNeed);
      const picked: string[] = [];
      this.setData({
        view,
        needs,
        picked,
        when: sayHours(view.startsAt, view.endsAt),
        refusal: '',
        fault: null,
      });
      this.drawCandidates();
    } catch (error) {
      this.setData({ fault: faultOf(error) });
    }
  },

  drawCandidates() {
    const { view, picked, needs, need } = this.data;
    const candidates = (view?.candidates ?? []).map((each) => ({
      ...each,
      picked: picked.includes(each.id),
      say: each.reasons.join(' · '),
    }));
    this.setData({ candidates, free: needs.find(({ id }) => id === need)?.free ?? 0 });
  },

  pickNeed({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { need } = currentTarget.dataset as { need: string };
    this.setData({ need: need === this.data.need ? '' : need });
    return this.load();
  },

  pickPerson({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { person } = currentTarget.dataset as { person: string };
    const { picked, free } = this.data;
    const without = picked.filter((each) => each !== person);
    if (without.length === picked.length && picked.length >= free) {
      this.setData({ refusal: free > 0 ? `还缺 ${free} 人，选够了` : '位置都有人了，等回话或加人数' });
      return;
    }
    const now = without.length === picked.length ? [...picked, person] : without;
    this.setData({ picked: now, refusal: '', requestId: newRequestId() });
    this.drawCandidates();
  },

  async ask() {
    const { day, need, picked: people, requestId, busy } = this.data;
    if (busy || people.length === 0) return;
    this.setData({ busy: true, refusal: '' });
    try {
      await call('shift.ask', { day, need, people }, requestId);
      this.setData({ need: '' });
      await this.load();
    } catch (error) {
      this.setData({ refusal: sayOf(error) });
    }
    this.setData({ busy: false });
  },

  openAdd() {
    this.setData({ adding: true });
  },

  closeAdd() {
    this.setData({ adding: false });
  },

  async changeCount({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { need, by } = currentTarget.dataset as { need: string; by: number };
    const { count = 0 } = this.data.needs.find(({ id }) => id === need) ?? {};
    const { day } = this.data;
    if (await attempt(this, () => call('shift.setCount', { day, need, count: count + by })))
      await this.load();
  },

  openTeams() {
    this.setData({ choosing: true });
  },

  closeTeams() {
    this.setData({ choosing: false });
  },

  async handTo({ detail }: WechatMiniprogram.CustomEvent<{ team: string | null }>) {
    this.closeTeams();
    const { day } = this.data;
    if (await attempt(this, () => call('shift.handTo', { day, team: detail.team }))) await this.load();
  },
});
