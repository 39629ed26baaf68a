import { call, type Fault, faultOf, newRequestId, type Output, sayOf } from '../../../lib/cloud';
import { attempt } from '../../../lib/shell';
import { sayDay, sayTime } from '../../../lib/time';
import { inOneLine } from '../../../lib/words';
import { type CloudFile, fetchFile, openFile, sendFile } from '../file';
import { type PeriodPick, yearPicks } from '../periods';
import { inHours } from '../say';

type Row = Output<'report.records'>['records'][number];

function drawn(row: Row) {
  const sum = `${row.services} 次，共 ${inHours(row.minutes)} 小时`;
  return {
    ...row,
    sum,
    made: sayTime(row.at),
    goes: row.goesAt ? inOneLine('文件', sayDay(row.goesAt), '删') : '文件已删',
  };
}

/** A volunteer's hours as a Word file, to be stamped by whoever may. */
Page({
  data: {
    /** The child whose record it is; empty for one's own. */
    person: '',
    name: '',
    picks: [] as PeriodPick[],
    period: '',
    rows: null as ReturnType<typeof drawn>[] | null,
    /** What was made just now. */
    made: null as Output<'report.record'> | null,
    requestId: '',
    busy: false,
    refusal: '',
    fault: null as Fault | null,
  },

  onLoad({ person = '' }: { person?: string }) {
    const picks = yearPicks();
    this.setData({ person, picks, period: picks[0]?.period ?? '', requestId: newRequestId() });
    return this.load();
  },

  async load() {
    const { person } = this.data;
    try {
      const { name, records } = await call('report.records', person ? { person } : {});
      this.setData({ name, rows: records.map(drawn), fault: null });
    } catch (error) {
      this.setData({ fault: faultOf(error) });
    }
  },

  pick({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { period } = currentTarget.dataset;
    this.setData({ period, made: null, requestId: newRequestId(), refusal: '' });
  },

  async make() {
    const { person, period, requestId, busy } = this.data;
    if (busy) return;
    this.setData({ busy: true, refusal: '' });
    try {
      const made = await call('report.record', { period, ...(person && { person }) }, requestId);
      this.setData({ made, requestId: newRequestId() });
      await this.load();
    } catch (error) {
      this.setData({ refusal: sayOf(error) });
    }
    this.setData({ busy: false });
  },

  openMade() {
    const { made } = this.data;
    return made ? this.show(async () => made) : undefined;
  },

  openEarlier({ currentTarget }: WechatMiniprogram.TouchEvent) {
    return this.show(() => call('report.openRecord', { record: currentTarget.dataset.id }));
  },

  async show(file: () => Promise<CloudFile>) {
    if (this.data.busy) return;
    this.setData({ busy: true });
    await attempt(this, async () => openFile(await fetchFile(await file())));
    this.setData({ busy: false });
  },

  async send() {
    const { made, busy } = this.data;
    if (!made || busy) return;
    this.setData({ busy: true });
    await attempt(this, async () => sendFile(await fetchFile(made), made.name));
    this.setData({ busy: false });
  },
});
