import { call, type Fault, faultOf, newRequestId, type Output, sayOf } from '../../../lib/cloud';
import { attempt } from '../../../lib/shell';
import { clock, sayHours, sayTime } from '../../../lib/time';
import type { Answer, Answering } from '../answer-sheet/answer-sheet';
import { type DrawnEntry, drawnEntry, sayDate, sayFromTo, sayMinutes } from '../say';

type Waiting = Output<'hours.toDecide'>;
type Dispute = Waiting['disputes'][number];
type Day = Output<'hours.days'>['days'][number];

function drawnDispute(dispute: Dispute) {
  const { date, start, end, minutes, at } = dispute;
  const entry = `${sayDate(date)} ${sayFromTo(start, end)}，${sayMinutes(minutes)}`;
  return { ...dispute, entry, said: sayTime(at) };
}

function drawnDay(day: Day) {
  const { startsAt, endsAt, over, expected, here, done } = day;
  const missing = expected - done;
  const after = missing > 0 ? `${missing} 位还没记` : '都记好了';
  const say = over ? after : `${expected} 位来，${here} 位在岗`;
  const tone = over && missing > 0 ? 'chip-amber' : '';
  return { ...day, when: sayHours(startsAt, endsAt), say, tone };
}

/** What an open sheet is about, and what its answer does. */
type Open =
  | { verb: 'reverse'; entry: DrawnEntry }
  | { verb: 'uphold' | 'correct' | 'cross'; dispute: Dispute };

function reversing({ personName, activity }: DrawnEntry): Answering {
  return {
    title: `${personName} 的“${activity}”不记`,
    say: '本人会收到您写的原因',
    label: '为什么不记',
    example: '比如 那天没有这个活动',
    button: '不记这一条',
    time: null,
  };
}

function padded(at: number): string {
  return clock(at).padStart(5, '0');
}

function answering({ personName, start, end }: Dispute, verb: 'uphold' | 'correct' | 'cross'): Answering {
  const base = { say: '本人会收到您的答复', label: '怎么核对的', example: '比如 问过同组的人' };
  if (verb === 'uphold')
    return { ...base, title: `答复 ${personName}：不改`, button: '告诉本人，不改', time: null };
  if (verb === 'cross')
    return { ...base, title: `撤销 ${personName} 这一条`, button: '撤销这一条', time: null };
  const time = { from: padded(start), to: padded(end) };
  return { ...base, title: `改成对的时间`, button: '改成这个时间', time };
}

/** What waits for a leader's or staff's word, and the days whose volunteers they look after. */
Page({
  data: {
    loaded: false,
    entries: [] as DrawnEntry[],
    disputes: [] as ReturnType<typeof drawnDispute>[],
    areas: [] as Waiting['areas'],
    days: [] as ReturnType<typeof drawnDay>[],
    open: null as Open | null,
    asked: null as Answering | null,
    requestId: '',
    busy: false,
    refusal: '',
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
      const [waiting, { days }] = await Promise.all([call('hours.toDecide', {}), call('hours.days', {})]);
      this.setData({
        loaded: true,
        entries: waiting.entries.map(drawnEntry),
        disputes: waiting.disputes.map(drawnDispute),
        areas: waiting.areas,
        days: days.map(drawnDay),
        fault: null,
      });
    } catch (error) {
      this.setData({ fault: faultOf(error) });
    }
  },

  async approve({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const entry = this.data.entries[currentTarget.dataset.index];
    if (!entry || this.data.busy) return;
    this.setData({ busy: true });
    const verb = entry.standing === 'unconfirmed' ? 'hours.confirm' : 'hours.review';
    await attempt(this, () => call(verb, { hours: entry.hours, entry: entry.entry }));
    await this.load();
    this.setData({ busy: false });
  },

  refuse({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const entry = this.data.entries[currentTarget.dataset.index];
    if (entry) this.openSheet({ verb: 'reverse', entry }, reversing(entry));
  },

  answerDispute({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { index, verb } = currentTarget.dataset;
    const dispute = this.data.disputes[index];
    if (dispute) this.openSheet({ verb, dispute }, answering(dispute, verb));
  },

  openSheet(open: Open, asked: Answering) {
    this.setData({ open, asked, requestId: newRequestId(), refusal: '' });
  },

  closeSheet() {
    this.setData({ open: null, asked: null });
  },

  async answer({ detail }: WechatMiniprogram.CustomEvent<Answer>) {
    const { open, busy } = this.data;
    if (!open || busy) return;
    this.setData({ busy: true, refusal: '' });
    try {
      await this.send(open, detail);
      this.closeSheet();
      await this.load();
    } catch (error) {
      this.setData({ refusal: sayOf(error) });
    }
    this.setData({ busy: false });
  },

  send(open: Open, { reason, from, to }: Answer): Promise<unknown> {
    const { requestId } = this.data;
    if (open.verb === 'reverse') {
      const { hours, entry } = open.entry;
      return call('hours.reverse', { hours, entry, reason }, requestId);
    }
    const dispute = open.dispute.id;
    if (open.verb === 'uphold') return call('hours.uphold', { dispute, reason }, requestId);
    const time = open.verb === 'correct' ? { from, to } : null;
    return call('hours.correct', { dispute, reason, time }, requestId);
  },

  openDay({ currentTarget }: WechatMiniprogram.TouchEvent) {
    wx.navigateTo({ url: `/packages/hours/attest/attest?day=${currentTarget.dataset.day}` });
  },

  openOverdue({ currentTarget }: WechatMiniprogram.TouchEvent) {
    wx.navigateTo({ url: `/packages/hours/overdue/overdue?area=${currentTarget.dataset.area}` });
  },
});
