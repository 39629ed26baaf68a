import { call, type Fault, faultOf, type Input, type Output } from '../../../lib/cloud';
import { attempt } from '../../../lib/shell';
import { dateOf } from '../../../lib/time';
import { sayDate, sayHours, sayWholePeriod } from '../say';

type What = Input<'tally.rows'>['what'];
type Page = Output<'tally.rows'>;

const TITLES: Record<What['of'], string> = {
  served: '服务过的每一个号',
  hours: '每一段志愿时间',
  'wishes-made': '许下的心愿',
  'wishes-fulfilled': '圆了的心愿',
  'enquiries-asked': '提的求助',
  'enquiries-answered': '答复了的求助',
  'enquiries-rated': '打了分的求助',
  notices: '发的通知',
};

function drawnRow({ key, title, who, note, date, minutes }: Page['rows'][number]) {
  return {
    key,
    title: [title, who].filter(Boolean).join(' · '),
    say: [sayDate(date), note].filter(Boolean).join(' · '),
    value: minutes === null ? '' : `${sayHours(minutes)} 小时`,
  };
}

/** The rows of one month under its name. */
interface Month {
  name: string;
  rows: ReturnType<typeof drawnRow>[];
}

function sayWhen(period: string, asked: What): string {
  const date = 'date' in asked ? asked.date : undefined;
  return date ? `${date.slice(0, 4)} 年 ${sayDate(date)}` : sayWholePeriod(period);
}

/** How far back was looked, while there is nothing to show. */
function sayReached({ at }: NonNullable<Page['next']>, period: string): string {
  const date = at.length > 10 ? dateOf(Date.parse(at)) : at;
  return `正在往前找，到 ${period.length === 7 ? sayDate(date) : sayWholePeriod(date.slice(0, 7))}了`;
}

function sayNothing(period: string, { of, ...more }: What): string {
  if (of === 'served' && 'date' in more) return '这一天没有';
  if (period === 'all') return '还没有';
  return period.length === 4 ? '这一年还没有' : '这个月还没有';
}

/** The rows that a figure was counted from, a page at a time: of more than a month under the names of the months. */
Page({
  data: {
    area: '',
    period: '',
    title: '',
    when: '',
    nothing: '',
    loaded: false,
    loading: false,
    months: [] as Month[],
    next: null as Page['next'],
    reached: '',
    fault: null as Fault | null,
  },

  what: null as What | null,
  /** Nobody looks any more. */
  left: false,

  onLoad({ area = '', period = '', what = '', name = '' }: Record<string, string | undefined>) {
    const asked = JSON.parse(decodeURIComponent(what)) as What;
    this.what = asked;
    const when = [sayWhen(period, asked), decodeURIComponent(name)].filter(Boolean).join(' · ');
    this.setData({ area, period, when, title: TITLES[asked.of], nothing: sayNothing(period, asked) });
    return this.load();
  },

  onUnload() {
    this.left = true;
  },

  async load() {
    try {
      await this.goOn();
      this.setData({ loaded: true, fault: null });
    } catch (error) {
      this.setData({ fault: faultOf(error) });
    }
  },

  /** Where there is little to find a page may be empty: goes on until there is something to show, or the end. */
  async goOn() {
    const { area, period } = this.data;
    const what = this.what as What;
    let page: Page;
    do {
      page = await call('tally.rows', { area, period, what, after: this.data.next });
      this.add(page);
    } while (page.rows.length === 0 && page.next && !this.left);
  },

  /** Sends to the page only the months that are new or longer. */
  add({ rows, next }: Page) {
    const { period } = this.data;
    const months = [...this.data.months];
    const changed: Record<string, Month> = {};
    for (const row of rows) {
      const name = period.length === 7 ? '' : sayWholePeriod(row.date.slice(0, 7));
      if (months.at(-1)?.name !== name) months.push({ name, rows: [] });
      const index = months.length - 1;
      const month = { name, rows: [...(months[index]?.rows ?? []), drawnRow(row)] };
      months[index] = month;
      changed[`months[${index}]`] = month;
    }
    const isInVain = rows.length === 0 && next;
    this.setData({ ...changed, next, reached: isInVain ? sayReached(next, period) : '' });
  },

  async more() {
    const { next, loading } = this.data;
    if (next === null || loading) return;
    this.setData({ loading: true });
    await attempt(this, () => this.goOn());
    this.setData({ loading: false });
  },

  onReachBottom() {
    return this.more();
  },
});
