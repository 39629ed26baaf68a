import { call, type Fault, faultOf, newRequestId, type Output } from '../../../lib/cloud';
import { type DayLine, dayLine } from '../../../lib/days';
import { lookingAgain } from '../../../lib/look-again';
import { wantMessages } from '../../../lib/reminder';
import { ask, attempt } from '../../../lib/shell';
import { clock } from '../../../lib/time';

type Mine = Output<'ticket.mine'>;
type Day = Output<'serviceDay.open'>;

/** Looked again this often, in milliseconds, while the page is open. */
const EVERY = 20_000;
const TO_COME = ['waiting', 'later', 'called', 'skipped'];

function waitingLine({ queue, service, state, until }: Mine['waiting'][number]) {
  const offered = state === 'offered' && until !== null;
  const say = offered ? `有人退号，这个名额给您留到 ${clock(until)}` : '有人退号就轮到您，会用微信告诉您';
  return { queue, service, offered, say };
}

/** My numbers of a day: how many are before me, about how long, and what to do. Looks again by itself. */
Page({
  ...lookingAgain(EVERY),

  data: {
    dayId: '',
    day: null as Day | null,
    line: null as DayLine | null,
    mine: null as Mine | null,
    /** Places I am offered, and full services I wait for. */
    offers: [] as ReturnType<typeof waitingLine>[],
    hopes: [] as ReturnType<typeof waitingLine>[],
    others: [] as DayLine['services'],
    /** A reading will be taken, so it can be kept. */
    measured: false,
    keeping: false,
    reminded: false,
    requestId: '',
    /** Whether this phone can show the way on a map. */
    hasMap: wx.canIUse('openLocation'),
    busy: false,
    fault: null as Fault | null,
  },

  onLoad({ day = '' }: { day?: string }) {
    this.setData({ dayId: day, requestId: newRequestId() });
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  async load() {
    const { dayId: day } = this.data;
    try {
      const [mine, opened] = await Promise.all([
        call('ticket.mine', { day }),
        call('serviceDay.open', { day }),
      ]);
      const line = dayLine(opened);
      const waiting = mine.waiting.map(waitingLine);
      const busyWith = [...mine.tickets.filter(({ state }) => TO_COME.includes(state)), ...waiting];
      const others = line.services.filter(({ queue }) => !busyWith.some((each) => each.queue === queue));
      const measured = mine.tickets.some(
        ({ kind, state, forName }) => kind.startsWith('blood') && !forName && TO_COME.includes(state),
      );
      const offers = waiting.filter(({ offered }) => offered);
      const hopes = waiting.filter(({ offered }) => !offered);
      this.setData({ day: opened, line, mine, offers, hopes, others, measured, fault: null });
      if (measured && !this.data.keeping) await this.loadKeeping();
    } catch (error) {
      this.setData({ fault: faultOf(error) });
    }
  },

  async loadKeeping() {
    const { keeping } = await call('health.book', {});
    this.setData({ keeping });
  },

  async toggleKeeping({ detail }: WechatMiniprogram.CustomEvent<{ on: boolean }>) {
    const verb = detail.on ? 'health.consent' : 'health.withdraw';
    if (await attempt(this, () => call(verb, {}))) this.setData({ keeping: detail.on });
  },

  take({ detail }: WechatMiniprogram.CustomEvent<{ queue: string }>) {
    return this.change(() => call('ticket.take', { queue: detail.queue }, this.data.requestId));
  },

  wait({ detail }: WechatMiniprogram.CustomEvent<{ queue: string }>) {
    return this.change(() => call('ticket.wait', { queue: detail.queue }, this.data.requestId));
  },

  accept({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { queue } = currentTarget.dataset;
    return this.change(() => call('ticket.accept', { queue }, this.data.requestId));
  },

  stopWaiting({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { queue } = currentTarget.dataset;
    return this.change(() => call('ticket.stopWaiting', { queue }));
  },

  later({ detail }: WechatMiniprogram.CustomEvent<{ queue: string; number: number }>) {
    return this.change(() => call('ticket.later', detail));
  },

  back({ detail }: WechatMiniprogram.CustomEvent<{ queue: string; number: number }>) {
    return this.change(() => call('ticket.back', detail));
  },

  async leave({ detail }: WechatMiniprogram.CustomEvent<{ queue: string; number: number }>) {
    const sure = await ask(this, {
      title: '不去了？',
      content: '号退了就给下一位。还想去的话，要重新取号。',
      confirm: '退号',
      cancel: '还是去',
    });
    if (sure) await this.change(() => call('ticket.leave', detail));
  },

  rate({
    detail,
  }: WechatMiniprogram.CustomEvent<{ queue: string; number: number; satisfaction: 1 | 2 | 3 }>) {
    return this.change(() => call('ticket.rate', detail));
  },

  async remind() {
    this.setData({ reminded: await wantMessages(['called', 'offer', 'day']) });
  },

  async change(run: () => Promise<unknown>) {
    if (this.data.busy) return;
    this.setData({ busy: true });
    if (await attempt(this, run)) this.setData({ requestId: newRequestId() });
    await this.load();
    this.setData({ busy: false });
  },

  openMap() {
    const { day } = this.data;
    if (!day) return;
    const { latitude, longitude, pointName: name, address } = day;
    wx.openLocation({ latitude, longitude, name, address, fail: () => undefined });
  },
});
