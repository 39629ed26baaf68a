import { call, type Output, sayOf } from '../../../lib/cloud';
import { lookingAgain } from '../../../lib/look-again';
import { clock } from '../../../lib/time';

type Queue = Output<'ticket.screen'>['queues'][number];

/** Asked again this often, in milliseconds: while numbers are called, and before and after. */
const EVERY = { called: 4000, quiet: 30_000 };
/** Numbers can be called so long before the day begins and after it ends, in milliseconds. */
const AROUND = 3_600_000;
/** A number that was just called stays lit for so long, in milliseconds. */
const LIT = 60_000;

function sayNext({ state, next, waiting, full }: Queue): string {
  if (state === 'cancelled') return '取消了';
  if (state === 'paused') return `歇一会儿 · 等 ${waiting} 位`;
  if (next !== null) return `下一位 ${next} · 等 ${waiting} 位`;
  if (state === 'closed') return '已经收队';
  return full ? '今天的号已取完' : '不用等，来了就办';
}

function drawn(queue: Queue, lit: boolean) {
  const { queue: id, name, calling, table } = queue;
  return { id, name, number: calling || '—', table: table ? `${table} 号桌` : '', say: sayNext(queue), lit };
}

/** Side by side as far as they stay large: on a phone held upright two, on a screen up to four, more in two rows. */
function columnsFor(count: number, upright: boolean): number {
  if (upright) return Math.min(2, count);
  return count <= 4 ? count : Math.ceil(count / 2);
}

/** What the screen knows of itself when it decides whether to ask again. */
interface Looked {
  data: { lookedAt: number; from: number; to: number; isOver: boolean };
  load(): Promise<void>;
}

/** Outside the hours of the day, and once every queue is closed and empty, nothing changes quickly. */
function isDue({ data: { lookedAt, from, to, isOver } }: Looked): boolean {
  const now = Date.now();
  const isQuiet = isOver || (to > 0 && (now < from - AROUND || now > to + AROUND));
  return now - lookedAt >= (isQuiet ? EVERY.quiet : 0);
}

function isOver({ state, waiting }: Queue): boolean {
  return state === 'cancelled' || (state === 'closed' && waiting === 0);
}

/** The calling screen at the point: large, several services side by side, always as it stands now. */
Page({
  ...lookingAgain<Looked>(EVERY.called, isDue),

  data: {
    day: '',
    /** What WeChat's own capsule takes of the upper edge, in pixels. */
    top: 0,
    right: 0,
    title: '',
    time: '',
    columns: 1,
    /** Many services: smaller figures. */
    dense: false,
    queues: [] as ReturnType<typeof drawn>[],
    /** When it was last asked, and from when to when the day is, in milliseconds; zero until that is known. */
    lookedAt: 0,
    from: 0,
    to: 0,
    isOver: false,
    /** Said small at the lower edge; the last numbers stay. */
    fault: '',
  },

  onLoad({ day = '' }: { day?: string }) {
    const capsule = wx.getMenuButtonBoundingClientRect();
    const { windowWidth } = wx.getWindowInfo();
    this.setData({ day, top: capsule.top, right: windowWidth - capsule.left });
    if (wx.canIUse('setKeepScreenOn')) wx.setKeepScreenOn({ keepScreenOn: true });
  },

  async load() {
    const now = Date.now();
    try {
      const { dayName, pointName, startsAt, endsAt, queues } = await call('ticket.screen', {
        day: this.data.day,
      });
      const latest = Math.max(...queues.map(({ calledAt }) => calledAt ?? 0));
      const { windowWidth, windowHeight } = wx.getWindowInfo();
      const columns = columnsFor(queues.length, windowWidth < windowHeight);
      const isLit = ({ calledAt }: Queue) => calledAt !== null && calledAt === latest && now - calledAt < LIT;
      this.setData({
        title: `${pointName} · ${dayName}`,
        time: clock(now),
        columns,
        dense: Math.ceil(queues.length / columns) > 1,
        queues: queues.map((queue) => drawn(queue, isLit(queue))),
        lookedAt: now,
        from: startsAt,
        to: endsAt,
        isOver: queues.every(isOver),
        fault: '',
      });
    } catch (error) {
      this.setData({ time: clock(now), lookedAt: now, fault: sayOf(error) });
    }
  },
});
