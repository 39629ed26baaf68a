import { call, type Fault, faultOf, type Input, type Output } from '../../../lib/cloud';
import { attempt } from '../../../lib/shell';
import { sayDate, sayHours, sayPeriod } from '../say';

type What = Input<'tally.rows'>['what'];
type Row = Output<'tally.rows'>['rows'][number];

const TITLES: Record<What['of'], string> = {
  served: '服务过的每一个号',
  hours: '每一段志愿时间',
  'wishes-made': '许下的心愿',
  'wishes-fulfilled': '圆了的心愿',
  'enquiries-asked': '提的求助',
  'enquiries-answered': '答复了的求助',
  notices: '发的通知',
};

function drawnRow({ key, title, who, note, date, minutes }: Row) {
  const day = sayDate(date);
  return {
    key,
    title,
    say: [day, who, note].filter(Boolean).join(' · '),
    value: minutes === null ? '' : `${sayHours(minutes)} 小时`,
  };
}

/** The rows that a figure was counted from, a page at a time. */
Page({
  data: {
    area: '',
    month: '',
    title: '',
    when: '',
    loaded: false,
    loading: false,
    rows: [] as ReturnType<typeof drawnRow>[],
    next: null as string | null,
    fault: null as Fault | null,
  },

  what: null as What | null,

  onLoad({ area = '', month = '', what = '' }: { area?: string; month?: string; what?: string }) {
    const asked = JSON.parse(decodeURIComponent(what)) as What;
    this.what = asked;
    this.setData({ area, month, title: TITLES[asked.of], when: sayPeriod(month) });
    return this.load();
  },

  async load() {
    try {
      this.add(await this.page(''));
      this.setData({ loaded: true, fault: null });
    } catch (error) {
      this.setData({ fault: faultOf(error) });
    }
  },

  page(after: string) {
    const { area, month } = this.data;
    return call('tally.rows', { area, month, what: this.what as What, after });
  },

  add({ rows, next }: Output<'tally.rows'>) {
    this.setData({ rows: [...this.data.rows, ...rows.map(drawnRow)], next });
  },

  async more() {
    const { next, loading } = this.data;
    if (next === null || loading) return;
    this.setData({ loading: true });
    await attempt(this, async () => this.add(await this.page(next)));
    this.setData({ loading: false });
  },

  onReachBottom() {
    return this.more();
  },
});
