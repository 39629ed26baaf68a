import { call, type Fault, faultOf, newRequestId, sayOf } from '../../../lib/cloud';
import { askMessages } from '../../../lib/reminder';
import { scanCode } from '../../../lib/scan';
import { currentArea } from '../../../lib/session';
import { tell } from '../../../lib/shell';

/** Somebody whose wish it can be; `id` is empty for oneself. */
interface Whose {
  id: string;
  name: string;
}

const ME: Whose = { id: '', name: '我自己' };

/** What it costs at most, as one would say it. */
const WORTHS = [
  { worth: 0, name: '不花钱' },
  { worth: 50, name: '50 元以内' },
  { worth: 200, name: '200 元以内' },
  { worth: -1, name: '要更多' },
];

/** How everybody reads who wishes. */
const WISHERS = ['一位住户', '一位老人', '一位独居老人', '一位家长'];

/** The building one wishes from: the one asked for, the one last looked at, or where one lives. */
async function placeOf(asked: string): Promise<{ building: string; name: string } | undefined> {
  if (asked) return { building: asked, name: '' };
  const { homes, grants } = await call('community.me', {});
  const lived = homes.map(({ building, buildingName, estate }) => ({
    building,
    name: `${estate} ${buildingName}`,
  }));
  const owned = grants.flatMap(({ role, area, areaName }) =>
    role === 'owner' ? [{ building: area, name: areaName }] : [],
  );
  const places = [...lived, ...owned];
  return places.find(({ building }) => building === currentArea()) ?? places[0];
}

/** Somebody wishes for something small, for themselves or for an elder without a phone. */
Page({
  data: {
    asked: '',
    elder: '',
    building: '',
    place: '',
    people: null as Whose[] | null,
    whose: '',
    title: '',
    words: '',
    worths: WORTHS,
    /** -1 while the sum is typed. */
    worth: 0,
    sum: '',
    wishers: WISHERS,
    wisherSays: WISHERS[0] as string,
    nowhere: false,
    requestId: '',
    busy: false,
    refusal: '',
    fault: null as Fault | null,
  },

  onLoad({ building = '', elder = '' }: { building?: string; elder?: string }) {
    this.setData({ asked: building, elder, requestId: newRequestId() });
    return this.load();
  },

  async load() {
    try {
      const here = await placeOf(this.data.asked);
      if (!here) return this.setData({ nowhere: true, people: [], fault: null });
      const { self, people } = await call('wish.forWhom', { building: here.building });
      const elders = people.map(({ id, name, room }) => ({ id, name: `${room} ${name}` }));
      const all = self ? [ME, ...elders] : elders;
      const whose = elders.find(({ id }) => id === this.data.elder) ?? all[0];
      this.setData({ building: here.building, place: here.name, people: all, nowhere: false, fault: null });
      this.choose(whose?.id ?? '');
    } catch (error) {
      this.setData({ fault: faultOf(error) });
    }
  },

  pickWhose({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.choose(currentTarget.dataset.id);
  },

  /** Whoever has no phone is an elder, mostly: said so until somebody says otherwise. */
  choose(whose: string) {
    this.setData({ whose, wisherSays: WISHERS[whose ? 1 : 0] as string });
  },

  set({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ [currentTarget.dataset.field]: detail.value, refusal: '' });
  },

  pickWorth({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.setData({ worth: currentTarget.dataset.worth, refusal: '' });
  },

  pickWisher({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.setData({ wisherSays: currentTarget.dataset.name });
  },

  async make() {
    if (this.data.busy) return;
    const { building, whose, title, words, worth, sum, wisherSays, requestId } = this.data;
    // WeChat asks only on the very tap.
    const asked = askMessages(['wish']);
    this.setData({ busy: true, refusal: '' });
    try {
      const said = { title, words, worth: worth < 0 ? Number(sum) : worth, wisherSays };
      const { wish } = await call('wish.make', { building, elder: whose || null, ...said }, requestId);
      await asked;
      wx.redirectTo({ url: `/packages/wish/wish/wish?id=${wish}&fresh=1` });
    } catch (error) {
      this.setData({ refusal: sayOf(error) });
    }
    this.setData({ busy: false });
  },

  async scan() {
    if (!(await scanCode())) await tell(this, '这不是楼里的二维码，请扫单元门口或群里的那一张。');
  },
});
