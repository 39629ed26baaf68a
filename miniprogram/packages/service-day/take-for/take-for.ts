import { call, type Fault, faultOf, newRequestId, type Output } from '../../../lib/cloud';
import { attempt, tell } from '../../../lib/shell';

type Building = Output<'ticket.buildings'>[number];
type Elder = Output<'ticket.elders'>[number];

interface Estate {
  name: string;
  buildings: Building[];
}

/** With so few nobody has to search; of a whole street's only so many are drawn. */
const FEW = 24;
const MOST = 100;

/** The buildings whose name, with its estate's, has every word in it. */
function matching(buildings: Building[], words: string): Building[] {
  const wanted = words.trim().split(/\s+/);
  return buildings.filter(({ estate, name }) => wanted.every((word) => `${estate} ${name}`.includes(word)));
}

function byEstate(buildings: Building[]): Estate[] {
  const names = [...new Set(buildings.map(({ estate }) => estate))];
  return names.map((name) => ({ name, buildings: buildings.filter(({ estate }) => estate === name) }));
}

/** What a printed card carries: the id of the person, as the scene of its code. */
function personOn(path: string): string {
  return /[?&]scene=([\w-]+)/.exec(path)?.[1] ?? '';
}

/** Somebody without a phone: the building, the name, and there is the number. */
Page({
  data: {
    day: '',
    queue: '',
    buildings: [] as Building[],
    estates: null as Estate[] | null,
    /** What is written to find a building, where there are many. */
    words: '',
    searching: false,
    hidden: 0,
    building: null as Building | null,
    elders: null as Elder[] | null,
    name: '',
    taken: null as { number: number; say: string } | null,
    requestId: '',
    busy: false,
    fault: null as Fault | null,
  },

  /** Opened by WeChat's own scanner there is no table to take the number at. */
  onLoad({ day = '', queue = '' }: { day?: string; queue?: string }) {
    const say = '请打开“桌边叫号”，点“替没带手机的取号”，再扫这张卡片。';
    if (!queue) return this.setData({ fault: { say, again: false } });
    this.setData({ day, queue, requestId: newRequestId() });
    return this.load();
  },

  async load() {
    try {
      const buildings = await call('ticket.buildings', { day: this.data.day });
      this.setData({ buildings, searching: buildings.length > FEW, fault: null });
      this.find('');
    } catch (error) {
      this.setData({ fault: faultOf(error) });
    }
  },

  find(words: string) {
    const found = matching(this.data.buildings, words);
    const shown = found.slice(0, MOST);
    this.setData({ words, estates: byEstate(shown), hidden: found.length - shown.length });
  },

  search({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.find(detail.value);
  },

  async pickBuilding({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { building } = currentTarget.dataset;
    this.setData({ building, elders: null, taken: null });
    const shown = await attempt(this, async () => {
      this.setData({ elders: await call('ticket.elders', { day: this.data.day, building: building.id }) });
    });
    if (!shown) this.setData({ building: null });
  },

  otherBuilding() {
    this.setData({ building: null, elders: null });
  },

  takeFor({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { person, name } = currentTarget.dataset;
    return this.take(name, () =>
      call('ticket.takeFor', { queue: this.data.queue, person }, this.data.requestId),
    );
  },

  setName({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ name: detail.value });
  },

  takeByName() {
    const { queue, name, building, requestId } = this.data;
    const where = building?.name ?? '';
    return this.take(name, () => call('ticket.takeByName', { queue, name, building: where }, requestId));
  },

  scan() {
    wx.scanCode({
      success: ({ path = '' }) => {
        const person = personOn(path);
        if (!person) return tell(this, '这不是取号的卡片，请换一张再扫。');
        return this.take('', () =>
          call('ticket.takeFor', { queue: this.data.queue, person }, this.data.requestId),
        );
      },
      fail: () => undefined,
    });
  },

  async take(name: string, run: () => Promise<{ number: number; before: number; minutes: number }>) {
    if (this.data.busy) return;
    this.setData({ busy: true });
    const done = await attempt(this, async () => {
      const { number, before, minutes } = await run();
      const say = before === 0 ? '下一个就是' : `前面 ${before} 位，大约 ${minutes} 分钟`;
      this.setData({ taken: { number, say: [name, say].filter(Boolean).join(' · ') } });
    });
    if (done) this.setData({ requestId: newRequestId(), name: '', building: null, elders: null });
    this.setData({ busy: false });
    wx.pageScrollTo({ scrollTop: 0, duration: 0 });
  },
});
