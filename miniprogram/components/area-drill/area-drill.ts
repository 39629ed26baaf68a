import { call, type Output, sayOf } from '../../lib/cloud';

type Level = Output<'community.areas'>;

/**
 * Goes down the tree from an area and takes one: a building, or what lies above buildings. Fires `pick` with
 * `{ id, name }`, the name with that of the area around it, and `close`; the page closes it.
 */
Component({
  properties: {
    visible: { type: Boolean, value: false },
    /** Where one begins. */
    root: { type: String, value: '' },
    /** Buildings are what is looked for; otherwise the areas that hold them. */
    buildings: { type: Boolean, value: false },
  },
  data: {
    /** The areas gone down so far. */
    levels: [] as Level[],
    level: null as Level | null,
    rows: [] as Level['children'],
    refusal: '',
  },
  observers: {
    visible(visible: boolean) {
      if (visible && this.data.levels.length === 0) void this.down(this.data.root);
    },
  },
  methods: {
    async down(area: string) {
      this.setData({ refusal: '' });
      try {
        const level = await call('community.areas', { area });
        this.show([...this.data.levels, level]);
      } catch (error) {
        this.setData({ refusal: sayOf(error) });
      }
    },

    show(levels: Level[]) {
      const level = levels.at(-1) ?? null;
      const rows = level?.children.filter(({ kind }) => this.data.buildings || kind !== 'building') ?? [];
      this.setData({ levels, level, rows });
    },

    back() {
      this.show(this.data.levels.slice(0, -1));
    },

    tap({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const row = this.data.rows[currentTarget.dataset.index];
      if (!row) return;
      if (row.kind === 'building') this.pick(row.id, row.name);
      else void this.down(row.id);
    },

    /** The area one stands in. */
    here() {
      const { level } = this.data;
      if (level) this.trigger(level.id, level.name);
    },

    /** A building is told from others of its number by the name around it. */
    pick(id: string, name: string) {
      const { levels, level } = this.data;
      this.trigger(id, levels.length > 1 && level ? `${level.name} ${name}` : name);
    },

    trigger(id: string, name: string) {
      this.triggerEvent('pick', { id, name });
    },

    close() {
      this.triggerEvent('close');
    },
  },
});
