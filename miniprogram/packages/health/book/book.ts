import { call, type Fault, faultOf, type Output } from '../../../lib/cloud';
import { ask, attempt } from '../../../lib/shell';
import { sayTime } from '../../../lib/time';

type Book = Output<'health.book'>;

const KIND = { 'blood-pressure': '血压', 'blood-sugar': '血糖' };
const LEVEL = {
  'see-doctor-now': { word: '太高', chip: 'chip-red' },
  high: { word: '偏高', chip: 'chip-amber' },
  low: { word: '偏低', chip: 'chip-amber' },
  fine: { word: '平常', chip: 'chip-green' },
};

function drawn(line: Book['lines'][number]) {
  const more = [
    line.pulse === null ? '' : `脉搏 ${line.pulse}`,
    line.fasting === null ? '' : line.fasting ? '空腹' : '饭后',
  ];
  return {
    ...line,
    ...LEVEL[line.level],
    name: KIND[line.kind],
    detail: [...more, sayTime(line.at), line.pointName].filter(Boolean).join(' · '),
  };
}

/** What was measured on service days: for oneself. */
Page({
  data: {
    lines: null as ReturnType<typeof drawn>[] | null,
    keeping: false,
    fault: null as Fault | null,
  },

  onShow() {
    return this.load();
  },

  async load() {
    try {
      const { lines, keeping } = await call('health.book', {});
      this.setData({ lines: lines.map(drawn), keeping, fault: null });
    } catch (error) {
      this.setData({ fault: faultOf(error) });
    }
  },

  async toggle({ detail }: WechatMiniprogram.CustomEvent<{ on: boolean }>) {
    const verb = detail.on ? 'health.consent' : 'health.withdraw';
    if (await attempt(this, () => call(verb, {}))) this.setData({ keeping: detail.on });
  },

  async tearOut({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { reading, value } = currentTarget.dataset;
    const sure = await ask(this, {
      title: `删掉 ${value} 这一条？`,
      content: '删了找不回来。',
      confirm: '删掉',
      cancel: '留着',
    });
    if (sure && (await attempt(this, () => call('health.tearOut', { reading })))) await this.load();
  },

  async tearAll() {
    const sure = await ask(this, {
      title: '整本都删掉？',
      content: '以前量的数都会删掉，找不回来。',
      confirm: '都删掉',
      cancel: '留着',
    });
    if (sure && (await attempt(this, () => call('health.tearOut', {})))) await this.load();
  },
});
