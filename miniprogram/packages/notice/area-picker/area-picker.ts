import { call, type Output, sayOf } from '../../../lib/cloud';
import { inOneLine } from '../../../lib/words';
import { type Target, toggleTarget } from './choose-areas';

type View = Output<'community.areas'>;

interface Row extends Target {
  /** The name in the list, where the area around goes without saying. */
  short: string;
  say: string;
  /** Whether there is something inside to look at. */
  deeper: boolean;
  on: boolean;
}

/** The area itself first, as a whole; then what lies directly inside. */
function rowsOf(view: View, chosen: Target[]): Row[] {
  const on = (id: string) => chosen.some((target) => target.id === id);
  const whole = {
    id: view.id,
    name: view.name,
    short: `整个${view.name}`,
    say: '',
    deeper: false,
    on: on(view.id),
  };
  const parts = view.children.map(({ id, name, kind, households }) => ({
    id,
    name: kind === 'building' ? inOneLine(view.name, name) : name,
    short: name,
    say: households > 0 ? `${households} 户` : '',
    deeper: kind !== 'building',
    on: on(id),
  }));
  return [whole, ...parts];
}

/** Where a notice goes: staff walk down the tree and tick. Fires `change` with `{ chosen }`, `close` at the end. */
Component({
  properties: {
    visible: { type: Boolean, value: false },
    /** Where the walk begins. */
    root: { type: String, value: '' },
    chosen: { type: Array, value: [] as Target[] },
  },
  data: {
    view: null as View | null,
    rows: [] as Row[],
    /** The way down to the area shown. */
    path: [] as Target[],
    fault: '',
  },
  observers: {
    visible(visible: boolean) {
      if (visible && !this.data.view) this.show([{ id: this.data.root, name: '' }]);
    },
    chosen(chosen: Target[]) {
      if (this.data.view) this.setData({ rows: rowsOf(this.data.view, chosen) });
    },
  },
  methods: {
    async show(path: Target[]) {
      this.setData({ rows: [], fault: '' });
      try {
        const area = path[path.length - 1]?.id ?? '';
        const view = await call('community.areas', { area });
        const named = [...path.slice(0, -1), { id: area, name: view.name }];
        this.setData({ view, path: named, rows: rowsOf(view, this.data.chosen) });
      } catch (error) {
        this.setData({ fault: sayOf(error) });
      }
    },
    toggle({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const row = this.data.rows[currentTarget.dataset.index];
      if (!row) return;
      const chosen = toggleTarget(this.data.chosen, { id: row.id, name: row.name });
      this.triggerEvent('change', { chosen });
    },
    down({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const row = this.data.rows[currentTarget.dataset.index];
      if (row) this.show([...this.data.path, { id: row.id, name: row.name }]);
    },
    up() {
      this.show(this.data.path.slice(0, -1));
    },
    close() {
      this.triggerEvent('close');
    },
  },
});
