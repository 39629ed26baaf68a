import { call, type Output, sayOf } from '../../lib/cloud';

interface NamedPlace {
  area: string;
  name: string;
  /** What the person is there, in words. */
  as: string;
}

/** Every place of this person by name; one they both live in and look after stands there once. */
function placesOf({ homes, grants }: Output<'community.me'>): NamedPlace[] {
  const worked = grants.map(({ role, area, areaName }) => ({
    area,
    name: areaName,
    as: role === 'owner' ? '我是群主' : '我是工作人员',
  }));
  const lived = homes
    .filter(({ building }) => !grants.some(({ area }) => area === building))
    .map(({ building, estate, buildingName, room }) => ({
      area: building,
      name: `${estate} ${buildingName}`,
      as: `我住 ${room}`,
    }));
  return [...worked, ...lived];
}

/** The sheet in which one goes from one's own building to one's parents', or to the area one works for. */
Component({
  properties: {
    visible: { type: Boolean, value: false },
    here: { type: String, value: '' },
  },
  data: { places: [] as NamedPlace[], fault: '' },
  observers: {
    visible(visible: boolean) {
      if (visible) this.load();
    },
  },
  methods: {
    async load() {
      try {
        this.setData({ places: placesOf(await call('community.me', {})), fault: '' });
      } catch (error) {
        this.setData({ fault: sayOf(error) });
      }
    },
    go({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('go', { area: currentTarget.dataset.area });
    },
    close() {
      this.triggerEvent('close');
    },
  },
});
