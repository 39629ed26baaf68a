import { call, type Fault, faultOf, type Output } from '../../../lib/cloud';
import { attempt } from '../../../lib/shell';
import { listPeople, type PersonLine, summarise } from './list-people';

type Neighbours = Output<'community.people'>;

/** Who lives in the building, for its owner and for staff. */
Page({
  data: {
    building: '',
    name: '',
    summary: '',
    people: [] as PersonLine[],
    vacant: [] as string[],
    removed: [] as Neighbours['removed'],
    mayAppoint: false,
    newestFirst: false,
    /** One room only, when the page was opened for it. */
    only: '',
    opened: null as PersonLine | null,
    shown: false,
    fault: null as Fault | null,
  },

  onLoad({ building = '', room = '' }: { building?: string; room?: string }) {
    this.setData({ building, only: decodeURIComponent(room) });
  },

  onShow() {
    return this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  async load() {
    const { building, newestFirst, only } = this.data;
    try {
      const all = await call('community.people', { building });
      const people = listPeople(all, newestFirst).filter(({ room }) => !only || room === only);
      const vacant = all.households.filter((each) => each.people.length === 0).map(({ room }) => room);
      const { name, removed, mayAppoint } = all;
      this.setData({ name, removed, mayAppoint, people, vacant, summary: summarise(all), fault: null });
    } catch (error) {
      this.setData({ fault: faultOf(error) });
    }
  },

  orderByRoom() {
    this.setData({ newestFirst: false });
    return this.load();
  },

  orderByNewest() {
    this.setData({ newestFirst: true });
    return this.load();
  },

  showAll() {
    this.setData({ only: '' });
    return this.load();
  },

  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.setData({ opened: this.data.people[currentTarget.dataset.index] ?? null, shown: true });
  },

  close() {
    this.setData({ shown: false });
  },

  async readmit({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const person = this.data.removed[currentTarget.dataset.index];
    if (!person) return;
    const { id, household } = person;
    if (await attempt(this, () => call('community.readmit', { person: id, household }))) await this.load();
  },

  register({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const room = encodeURIComponent(currentTarget.dataset.room ?? '');
    const query = `building=${this.data.building}&room=${room}`;
    wx.navigateTo({ url: `/packages/community/register/register?${query}` });
  },
});
