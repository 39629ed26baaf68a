import { call, type Fault, faultOf, newRequestId, type Output, sayOf } from '../../../lib/cloud';
import { ask, attempt } from '../../../lib/shell';
import { clock, sayHours } from '../../../lib/time';
import type { Answer, Answering } from '../answer-sheet/answer-sheet';
import { sayFromTo, sayMinutes } from '../say';

type Roster = Output<'hours.roster'>;
type Row = Roster['rows'][number];
type Tap = 'in' | 'out' | 'fill' | null;

const BUTTON = { in: '点签到', out: '点签退', fill: '补记' };

function stateOf(
  { state, in: began, out, how }: Row,
  over: boolean,
): { say: string; tone: string; tap: Tap } {
  if (state === 'in') return { say: `${clock(began ?? 0)} 到的`, tone: 'chip-green', tap: 'out' };
  if (state === 'out') {
    const length = sayMinutes(Math.floor(((out ?? 0) - (began ?? 0)) / 60_000));
    const mark = how === 'scheduled-end' ? '，没签退' : '';
    return { say: `${sayFromTo(began ?? 0, out ?? 0)}，${length}${mark}`, tone: '', tap: null };
  }
  if (state === 'dropped') return { say: '没来', tone: '', tap: over ? 'fill' : null };
  return over
    ? { say: '没有签到', tone: 'chip-amber', tap: 'fill' }
    : { say: '还没到', tone: 'chip-amber', tap: 'in' };
}

function drawn(row: Row, over: boolean) {
  const state = stateOf(row, over);
  // Nobody writes their own hours.
  const tap = row.own ? null : state.tap;
  return { ...row, ...state, tap, button: tap ? BUTTON[tap] : '' };
}

/** '9:00' → '09:00' */
function padded(at: number): string {
  return clock(at).padStart(5, '0');
}

/** Who came to a day: its leader taps in and out, and fills in afterwards what the clock missed. */
Page({
  data: {
    day: '',
    roster: null as Roster | null,
    when: '',
    rows: [] as ReturnType<typeof drawn>[],
    /** Whose time is being filled in. */
    filling: '',
    asked: null as Answering | null,
    requestId: '',
    busy: false,
    refusal: '',
    fault: null as Fault | null,
  },

  onLoad({ day = '' }: { day?: string }) {
    this.setData({ day });
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
      const roster = await call('hours.roster', { day: this.data.day });
      this.setData({
        roster,
        when: sayHours(roster.startsAt, roster.endsAt),
        rows: roster.rows.map((row) => drawn(row, roster.over)),
        fault: null,
      });
    } catch (error) {
      this.setData({ fault: faultOf(error) });
    }
  },

  tap({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const row = this.data.rows[currentTarget.dataset.index];
    if (!row) return;
    const input = { day: this.data.day, person: row.person };
    if (row.tap === 'in') return this.change(() => call('hours.checkInFor', input));
    if (row.tap === 'out') return this.change(() => call('hours.checkOutFor', input));
    this.fill(row);
  },

  fill({ person, name }: Row) {
    const { roster } = this.data;
    if (!roster) return;
    const asked: Answering = {
      title: `给 ${name || '这位志愿者'} 补记`,
      say: '本人看得到是谁补的、为什么补',
      label: '为什么要补',
      example: '比如 手机没电，没扫上码',
      button: '补记这段时间',
      time: { from: padded(roster.startsAt), to: padded(roster.endsAt) },
    };
    this.setData({ filling: person, asked, requestId: newRequestId(), refusal: '' });
  },

  closeFill() {
    this.setData({ asked: null });
  },

  async attest({ detail }: WechatMiniprogram.CustomEvent<Answer>) {
    const { day, filling: person, requestId, busy } = this.data;
    if (busy) return;
    this.setData({ busy: true, refusal: '' });
    try {
      await call('hours.attest', { day, person, ...detail }, requestId);
      this.closeFill();
      await this.load();
    } catch (error) {
      this.setData({ refusal: sayOf(error) });
    }
    this.setData({ busy: false });
  },

  async absent({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const row = this.data.rows[currentTarget.dataset.index];
    if (!row) return;
    const sure = await ask(this, {
      title: `${row.name || '这位志愿者'} 那天没来？`,
      content: '不记时长，也不再列在没记的名单里。',
      confirm: '没来',
      cancel: '再想想',
    });
    if (sure) await this.change(() => call('hours.absent', { day: this.data.day, person: row.person }));
  },

  openCode() {
    wx.navigateTo({ url: `/packages/hours/point-code/point-code?point=${this.data.roster?.point}` });
  },

  /** Does one thing and shows how the page stands after it. */
  async change(run: () => Promise<unknown>) {
    if (this.data.busy) return;
    this.setData({ busy: true });
    await attempt(this, run);
    await this.load();
    this.setData({ busy: false });
  },
});
