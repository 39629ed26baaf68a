import { byFloor, type Unit } from '../../lib/rooms';

/** One's own door: entrance, floor, room, each a tap; or typed. Fires `change` with `{ room }`. */
Component({
  properties: {
    question: { type: String, value: '您住哪一户？' },
    all: { type: Array, value: [] as string[] },
    room: { type: String, value: '' },
  },
  data: {
    units: [] as Unit[],
    floors: [] as Unit['floors'],
    rooms: [] as string[],
    unit: -1,
    floor: -1,
    example: '601',
  },
  observers: {
    all(all: string[]) {
      const units = byFloor(all);
      this.setData({ units, example: all[0] ?? '601' });
      this.showUnit(units.length === 1 ? 0 : -1);
    },
  },
  methods: {
    showUnit(unit: number) {
      const floors = this.data.units[unit]?.floors ?? [];
      this.setData({ unit, floors });
      this.showFloor(floors.length === 1 ? 0 : -1);
    },
    showFloor(floor: number) {
      this.setData({ floor, rooms: this.data.floors[floor]?.rooms ?? [] });
    },
    pickUnit({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.showUnit(currentTarget.dataset.index);
    },
    pickFloor({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.showFloor(currentTarget.dataset.index);
    },
    pickRoom({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.choose(currentTarget.dataset.room);
    },
    typeRoom({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.choose(detail.value);
    },
    choose(room: string) {
      this.triggerEvent('change', { room });
    },
  },
});
