import { call, type Fault, faultOf, newRequestId, type Output, sayOf } from '../../../lib/cloud';
import { ask, attempt } from '../../../lib/shell';
import { sayDay, sayTime } from '../../../lib/time';
import { fetchFile, openFile, sendFile } from '../file';
import { type PeriodPick, periodPicks } from '../periods';
import { saySize } from '../say';

type Exports = Output<'report.exports'>;
type Row = Exports['exports'][number];

/** Milliseconds before the cloud is asked again while another call is at work. */
const PAUSE = 1500;
/** Calls in a row that may go wrong before it is left to the cloud. */
const MOST_FAULTS = 3;

const FAILED = '这张表没有做成，请过一会儿再导出一次。';
const LATER = '这会儿不太顺，云端会接着做，过几分钟再来看。';

function isBeingMade({ state }: Pick<Row, 'state'>): boolean {
  return state === 'asked' || state === 'making';
}

function drawn(row: Row) {
  const { state, bytes, goesAt, byName, at, rows } = row;
  const made = `${byName} ${sayTime(at)}`;
  const goes = state === 'ready' && goesAt ? `${saySize(bytes)}，${rows} 行明细，${sayDay(goesAt)}删` : '';
  return { ...row, made, goes, tone: state === 'failed' ? 'chip-amber' : '' };
}

type Drawn = ReturnType<typeof drawn>;

/** Staff hand in the month: one tap, a bar, a workbook to open and to send on. */
Page({
  data: {
    area: '',
    areaName: '',
    picks: [] as PeriodPick[],
    period: '',
    periodName: '',
    phones: false,
    reason: '',
    rows: null as Drawn[] | null,
    /** What is being made; null when nothing is. */
    making: null as { id: string; period: string; progress: number } | null,
    /** What was made since the page opened. */
    made: null as Drawn | null,
    requestId: '',
    busy: false,
    refusal: '',
    fault: null as Fault | null,
  },

  onLoad({ area = '', period }: { area?: string; period?: string }) {
    const picks = periodPicks();
    const chosen = picks.find((pick) => pick.period === period) ?? picks[0];
    const further = period && !picks.some((pick) => pick.period === period);
    const all = further ? [{ period, name: period }, ...picks] : picks;
    const { period: first = '', name = '' } = further ? (all[0] ?? {}) : (chosen ?? {});
    this.setData({ area, picks: all, period: first, periodName: name, requestId: newRequestId() });
  },

  async onShow() {
    await this.load();
    const unfinished = this.data.rows?.find(isBeingMade);
    if (unfinished && !this.data.making) await this.make(unfinished);
  },

  onHide() {
    this.setData({ making: null });
  },

  onUnload() {
    this.setData({ making: null });
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  async load() {
    try {
      const { areaName, exports } = await call('report.exports', { area: this.data.area });
      this.setData({ areaName, rows: exports.map(drawn), fault: null });
    } catch (error) {
      this.setData({ fault: faultOf(error) });
    }
  },

  pick({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { period, name: periodName } = this.data.picks[currentTarget.dataset.index] as PeriodPick;
    this.setData({ period, periodName, requestId: newRequestId(), refusal: '' });
  },

  changePhones({ detail }: WechatMiniprogram.CustomEvent<{ on: boolean }>) {
    this.setData({ phones: detail.on, requestId: newRequestId(), refusal: '' });
  },

  setReason({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ reason: detail.value, requestId: newRequestId(), refusal: '' });
  },

  async begin() {
    const { area, period, phones, reason, requestId, busy, making } = this.data;
    if (busy || making) return;
    this.setData({ busy: true, refusal: '', made: null });
    try {
      const phonesFor = phones ? reason : null;
      const { export: id } = await call('report.ask', { area, period, phonesFor }, requestId);
      this.setData({ requestId: newRequestId(), phones: false, reason: '' });
      await this.load();
      const row = this.data.rows?.find((each) => each.id === id);
      if (row && !this.data.making) void this.make(row);
    } catch (error) {
      this.setData({ refusal: sayOf(error) });
    }
    this.setData({ busy: false });
  },

  /** Lets the cloud go on until it is made, and shows how far it is. Ends when the page is left; the cloud goes on. */
  async make({ id, period }: Pick<Row, 'id' | 'period'>) {
    this.setData({ making: { id, period, progress: 0 }, refusal: '' });
    for (let faults = 0; this.data.making?.id === id && faults < MOST_FAULTS; ) {
      const { state, progress } = await this.goOn(id);
      faults = state === null ? faults + 1 : 0;
      if (state !== null && !isBeingMade({ state })) break;
      const before = this.data.making?.progress ?? 0;
      this.setData({ 'making.progress': Math.max(before, progress) });
      if (progress === before) await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
    if (this.data.making?.id !== id) return;
    this.setData({ making: null });
    await this.load();
    const row = this.data.rows?.find((each) => each.id === id);
    if (row?.mayOpen) this.setData({ made: row });
    else this.setData({ refusal: row && isBeingMade(row) ? LATER : FAILED });
  },

  /** One call of the cloud. What went wrong in it may go well in the next: nothing that was saved is lost. */
  async goOn(id: string): Promise<{ state: Row['state'] | null; progress: number }> {
    try {
      return await call('report.make', { export: id });
    } catch (error) {
      sayOf(error);
      return { state: null, progress: this.data.making?.progress ?? 0 };
    }
  },

  /** The file of a row, on the phone. */
  async fileOf(id: string): Promise<{ path: string; name: string }> {
    const file = await call('report.open', { export: id });
    return { path: await fetchFile(file), name: file.name };
  },

  async open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    await this.whileBusy(async () => {
      const { path } = await this.fileOf(currentTarget.dataset.id);
      await openFile(path);
    });
  },

  async send({ currentTarget }: WechatMiniprogram.TouchEvent) {
    await this.whileBusy(async () => {
      const { path, name } = await this.fileOf(currentTarget.dataset.id);
      await sendFile(path, name);
    });
  },

  async remove({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset;
    const sure = await ask(this, {
      title: '现在就删掉文件？',
      content: '谁都打不开了。要用的时候可以再导出一次。',
      confirm: '删掉',
      cancel: '留着',
    });
    if (!sure) return;
    await this.whileBusy(() => call('report.remove', { export: id }));
    this.setData({ made: null });
    await this.load();
  },

  openImport() {
    wx.navigateTo({ url: `/packages/report/import/import?area=${this.data.area}` });
  },

  async whileBusy(run: () => Promise<unknown>) {
    if (this.data.busy) return;
    this.setData({ busy: true });
    await attempt(this, run);
    this.setData({ busy: false });
  },
});
