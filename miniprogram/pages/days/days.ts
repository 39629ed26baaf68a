import { call, type Fault, faultOf, type Output } from '../../lib/cloud';
import { type DayLine, dayLine } from '../../lib/days';
import { scanCode } from '../../lib/scan';
import { currentArea } from '../../lib/session';
import { tell } from '../../lib/shell';
import { selectTab } from '../../lib/tab-bar';

type Upcoming = Output<'serviceDay.upcoming'>;

interface PointLine {
  point: string;
  pointName: string;
  address: string;
  walk: string;
  days: DayLine[];
}

function pointLine({ point, pointName, address, days }: Upcoming['points'][number]): PointLine {
  const lines = days.map((day) => dayLine(day));
  return { point, pointName, address, walk: lines[0]?.walk ?? '', days: lines };
}

/** Where one is: as the home page last said, or as it would say. */
async function hereNow(): Promise<string | undefined> {
  const known = currentArea();
  if (known) return known;
  return (await call('home.open', {})).here?.area;
}

/** What is coming up around here, the nearest point first. */
Page({
  data: {
    area: '',
    points: null as PointLine[] | null,
    arranges: false,
    /** Nobody has joined a building on this phone. */
    nowhere: false,
    fault: null as Fault | null,
  },

  onShow() {
    selectTab(this, 'pages/days/days');
    return this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  async load() {
    try {
      const area = await hereNow();
      if (!area) return this.setData({ nowhere: true, points: [], fault: null });
      const { points, arranges } = await call('serviceDay.upcoming', { area });
      this.setData({ area, points: points.map(pointLine), arranges, nowhere: false, fault: null });
    } catch (error) {
      this.setData({ fault: faultOf(error) });
    }
  },

  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    wx.navigateTo({ url: `/packages/service-day/day/day?id=${currentTarget.dataset.id}` });
  },

  openSeries() {
    wx.navigateTo({ url: `/packages/service-day/series/series?area=${this.data.area}` });
  },

  openBook() {
    wx.navigateTo({ url: '/packages/health/book/book' });
  },

  async scan() {
    if (!(await scanCode())) await tell(this, '这不是楼里或服务点的二维码，请再看一眼。');
  },
});
