import { call, type Fault, faultOf, newRequestId, type Output } from '../../../lib/cloud';
import { lookingAgain } from '../../../lib/look-again';
import { ask, attempt } from '../../../lib/shell';

type Desk = Output<'ticket.openDesk'>;
type Queue = Desk['queues'][number];

/** Looked again this often, in milliseconds: other tables call as well. */
const EVERY = 15_000;
/** Numbers added by one tap, when it goes faster than was thought. */
const MORE = 5;

/** The table of a volunteer: call the next, again, skip, done. */
Page({
  ...lookingAgain(EVERY),

  data: {
    day: '',
    desk: null as Desk | null,
    /** The service this table does, and which of its tables it is. */
    queueId: '',
    queue: null as Queue | null,
    table: 1,
    tables: [] as number[],
    nextNumber: 0,
    more: MORE,
    requestId: '',
    busy: false,
    fault: null as Fault | null,
  },

  onLoad({ day = '' }: { day?: string }) {
    this.setData({ day, requestId: newRequestId() });
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  async load() {
    try {
      const desk = await call('ticket.openDesk', { day: this.data.day });
      this.setData({ desk, fault: null });
      this.show(this.data.queueId || desk.queues[0]?.queue || '');
    } catch (error) {
      this.setData({ fault: faultOf(error) });
    }
  },

  show(queueId: string) {
    const queue = this.data.desk?.queues.find((each) => each.queue === queueId) ?? null;
    const tables = Array.from({ length: queue?.tables ?? 1 }, (_, index) => index + 1);
    const table = Math.min(this.data.table, tables.length);
    this.setData({ queueId, queue, tables, table, nextNumber: queue?.next[0]?.number ?? 0 });
  },

  pickQueue({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.show(currentTarget.dataset.queue);
  },

  pickTable({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.setData({ table: currentTarget.dataset.table });
  },

  callNext() {
    const { queueId: queue, table, requestId } = this.data;
    return this.change(() => call('ticket.callNext', { queue, table }, requestId));
  },

  callAgain({ detail }: WechatMiniprogram.CustomEvent<{ number: number }>) {
    return this.change(() => call('ticket.callAgain', { queue: this.data.queueId, number: detail.number }));
  },

  skip({ detail }: WechatMiniprogram.CustomEvent<{ number: number }>) {
    return this.change(() => call('ticket.skip', { queue: this.data.queueId, number: detail.number }));
  },

  serve({ detail }: WechatMiniprogram.CustomEvent<{ number: number; note: string }>) {
    return this.change(() => call('ticket.serve', { queue: this.data.queueId, ...detail }));
  },

  back({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { number } = currentTarget.dataset;
    return this.change(() => call('ticket.back', { queue: this.data.queueId, number }));
  },

  pause() {
    return this.change(() => call('ticket.pause', { queue: this.data.queueId }));
  },

  resume() {
    return this.change(() => call('ticket.resume', { queue: this.data.queueId }));
  },

  async close() {
    const sure = await ask(this, {
      title: `${this.data.queue?.name}收队？`,
      content: '不再给新号，已经在等的还会叫完。',
      confirm: '收队',
      cancel: '再等等',
    });
    if (sure) await this.change(() => call('ticket.close', { queue: this.data.queueId }));
  },

  addPlaces() {
    const { queueId: queue, queue: shown } = this.data;
    if (!shown) return;
    return this.change(() => call('ticket.setCapacity', { queue, capacity: shown.capacity + MORE }));
  },

  openTakeFor() {
    const { day, queueId } = this.data;
    wx.navigateTo({ url: `/packages/service-day/take-for/take-for?day=${day}&queue=${queueId}` });
  },

  async change(run: () => Promise<unknown>) {
    if (this.data.busy) return;
    this.setData({ busy: true });
    if (await attempt(this, run)) this.setData({ requestId: newRequestId() });
    await this.load();
    this.setData({ busy: false });
  },
});
