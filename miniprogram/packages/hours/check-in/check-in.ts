import { call, type Fault, faultOf, newRequestId, type Output, Refused, sayOf } from '../../../lib/cloud';
import { attempt, tell } from '../../../lib/shell';
import { clock, sayHours, sayTime } from '../../../lib/time';
import { sayFromTo, sayMinutes } from '../say';
import { dropScan, type KeptScan, keepScan, keptScans } from './kept-scans';
import { scanPoint } from './scan-point';

type Shift = Output<'hours.today'>['shifts'][number];

/** The shifts last seen, so that one can check in where there is no network. */
const KEY = 'shifts-today';

interface State {
  say: string;
  /** What a scan does now; null for nothing. */
  verb: KeptScan['verb'] | null;
}

/** How a shift stands by what was scanned without network. */
function keptState(kept: KeptScan['verb'][]): State | null {
  if (kept.includes('hours.checkOut')) return { say: '签到、签退都扫过了', verb: null };
  return kept.includes('hours.checkIn') ? { say: '签到扫过了', verb: 'hours.checkOut' } : null;
}

function stateOf({ state, in: began, out, opensAt, endsAt }: Shift, now: number): State {
  if (state === 'in') return { say: `${clock(began ?? 0)} 签到了`, verb: 'hours.checkOut' };
  if (state === 'out') {
    const length = sayMinutes(Math.floor(((out ?? 0) - (began ?? 0)) / 60_000));
    return { say: `${sayFromTo(began ?? 0, out ?? 0)}，${length}，辛苦了`, verb: null };
  }
  if (now < opensAt) return { say: `${sayTime(opensAt)} 起可以签到`, verb: null };
  if (now >= endsAt) return { say: '已经结束了，没签到的请负责人补记', verb: null };
  return { say: '到了就签到', verb: 'hours.checkIn' };
}

function drawn(shift: Shift, kept: KeptScan[], now: number) {
  const own = kept.filter(({ input }) => input.day === shift.day && input.person === shift.child?.person);
  return {
    ...shift,
    key: `${shift.day} ${shift.child?.person ?? ''}`,
    when: sayHours(shift.startsAt, shift.endsAt, now),
    kept: own.length > 0,
    ...(keptState(own.map(({ verb }) => verb)) ?? stateOf(shift, now)),
  };
}

/** Today's shifts, to check in to and out of by the code at the point. */
Page({
  data: {
    shifts: null as ReturnType<typeof drawn>[] | null,
    /** Why what is shown may be old. */
    offline: '',
    done: '',
    busy: false,
    fault: null as Fault | null,
  },

  async onShow() {
    await this.load();
    await this.sendKept();
  },

  async onPullDownRefresh() {
    await this.onShow();
    wx.stopPullDownRefresh();
  },

  async load() {
    try {
      const { shifts } = await call('hours.today', {});
      wx.setStorageSync(KEY, shifts);
      this.show(shifts, '');
    } catch (error) {
      const last = wx.getStorageSync(KEY) as Shift[];
      const offline = error instanceof Refused && error.code === 'offline' && last;
      if (offline) this.show(last, '没有网络。照样可以扫码，先记在手机里');
      else this.setData({ fault: faultOf(error) });
    }
  },

  show(shifts: Shift[], offline: string) {
    const kept = keptScans();
    this.setData({ shifts: shifts.map((shift) => drawn(shift, kept, Date.now())), offline, fault: null });
  },

  async scan({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const shift = this.data.shifts?.[currentTarget.dataset.index];
    if (!shift?.verb || this.data.busy) return;
    const code = await scanPoint();
    if (!code) return;
    const input = { day: shift.day, code, keptAt: null, ...(shift.child && { person: shift.child.person }) };
    this.setData({ busy: true, done: '' });
    await this.clock({ verb: shift.verb, input, requestId: newRequestId() });
    this.setData({ busy: false });
  },

  /** Without network the scan stays on the phone, with its time. */
  async clock(scan: KeptScan) {
    const keptAt = Date.now();
    try {
      const { state, minutes } = await call(scan.verb, scan.input, scan.requestId);
      const length = minutes === null ? '这段时间已经记过了' : `记了 ${sayMinutes(minutes)}`;
      this.setData({ done: state === 'in' ? '签到了，走的时候再扫一次' : `签退了，${length}` });
      await this.load();
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== 'offline') return tell(this, sayOf(error));
      keepScan({ ...scan, input: { ...scan.input, keptAt } });
      await this.load();
    }
  },

  /** What was kept goes out in its order; what is refused is said once and not tried again. */
  async sendKept() {
    const kept = keptScans();
    for (const scan of kept) {
      try {
        await call(scan.verb, scan.input, scan.requestId);
      } catch (error) {
        if (error instanceof Refused && error.code === 'offline') return;
        await attempt(this, () => Promise.reject(error));
      }
      dropScan(scan);
    }
    if (kept.length > 0) await this.load();
  },

  openMine() {
    wx.navigateTo({ url: '/packages/hours/mine/mine' });
  },
});
