interface Team {
  /** Null for the staff themselves. */
  id: string | null;
  name: string;
}

/** So many rows are shown; whoever has more teams writes a part of the name. */
const SHOWN = 30;
/** With so few nobody has to search. */
const FEW = 8;

/** Chooses the team that plans, or the staff themselves. Fires `pick` with `{ team }`, and `close`. */
Component({
  properties: {
    visible: { type: Boolean, value: false },
    teams: { type: Array, value: [] as Team[] },
    /** The name of the team that plans now; empty while staff do. */
    now: { type: String, value: '' },
  },
  data: {
    words: '',
    rows: [] as Team[],
    searching: false,
    more: 0,
  },
  observers: {
    'visible, teams'() {
      this.draw('');
    },
  },
  methods: {
    draw(words: string) {
      const all: Team[] = this.data.teams;
      const found = all.filter(({ name }) => name.includes(words.trim()));
      const rows = words ? found : [{ id: null, name: '社区自己排' }, ...found];
      this.setData({
        words,
        rows: rows.slice(0, SHOWN),
        searching: all.length > FEW,
        more: Math.max(0, rows.length - SHOWN),
      });
    },
    search({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.draw(detail.value);
    },
    pick({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('pick', { team: this.data.rows[currentTarget.dataset.index]?.id ?? null });
    },
    close() {
      this.triggerEvent('close');
    },
  },
});
