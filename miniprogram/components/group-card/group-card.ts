import { call, sayOf } from '../../lib/cloud';
import { bindGroup, type GroupArrival, groupArrival } from '../../lib/group-entry';
import { goTo } from '../../lib/session';
import { inOneLine } from '../../lib/words';

/** What the card says; null when there is nothing to offer. */
interface Offer {
  title: string;
  say: string;
  /** Buildings the group could be bound to, and what the button says. */
  buildings: { id: string; say: string }[];
  /** The way into the building the group belongs to. */
  token: string;
  join: string;
}

async function bindOffer(mayBind: string[]): Promise<Offer | null> {
  if (mayBind.length === 0) return null;
  const { grants } = await call('community.me', {});
  const buildings = grants
    .filter(({ role, area }) => role === 'owner' && mayBind.includes(area))
    .map(({ area, areaName }) => ({ id: area, say: inOneLine('把这个群绑定到', areaName) }));
  const say = '绑定以后，邻居从这个群点开卡片，就直接进到这栋楼';
  return { title: '这个群还没有绑定楼', say, buildings, token: '', join: '' };
}

function joinOffer({ building, token }: NonNullable<GroupArrival['arrival']>): Offer {
  const title = inOneLine('这个群是', building.estate, building.name, '的群');
  const say = '选好房号，就能看到楼里的通知';
  return { title, say, buildings: [], token, join: inOneLine('加入', building.name) };
}

/** Nothing is offered to those who live there already, nor to those whom the owner removed. */
function offerOf({ arrival, mayBind }: GroupArrival): Promise<Offer | null> | Offer | null {
  if (!arrival) return bindOffer(mayBind);
  return arrival.room || arrival.removed ? null : joinOffer(arrival);
}

/** For those who came from a group's card: its owner may bind the group, a neighbour who is not in yet may join. */
Component({
  data: { offer: null as Offer | null, busy: false, fault: '' },
  methods: {
    /** Finds out where the group leads, and makes it the current place. Resolves to whether there is an offer. */
    async land(): Promise<boolean> {
      try {
        const entry = await groupArrival();
        if (entry?.arrival?.room) goTo(entry.arrival.building.id);
        this.setData({ offer: entry && (await offerOf(entry)), fault: '' });
      } catch (error) {
        this.setData({ offer: null, fault: sayOf(error) });
      }
      return this.data.offer !== null;
    },
    async bind({ currentTarget }: WechatMiniprogram.TouchEvent) {
      if (this.data.busy) return;
      this.setData({ busy: true, fault: '' });
      try {
        await bindGroup(currentTarget.dataset.building);
        this.setData({ offer: null });
        this.triggerEvent('bound');
      } catch (error) {
        this.setData({ fault: sayOf(error) });
      }
      this.setData({ busy: false });
    },
    join() {
      wx.navigateTo({ url: `/packages/community/join/join?scene=${this.data.offer?.token}` });
    },
  },
});
