import type { Offer } from '../../../../cloudfunctions/domain/service-day/service-day';
import { call, type Fault, faultOf, newRequestId, type Output, sayOf } from '../../../lib/cloud';
import { ask, attempt } from '../../../lib/shell';
import { dateOf } from '../../../lib/time';
import { EVERY, type Every, formOf, NTH_NAMES, type RuleForm, ruleOf, WEEKDAYS } from './rules';

type View = Output<'serviceDay.series'>;
type OfferLine = Offer & { name: string };

const USUAL = { capacity: 30, minutes: 10, tables: 1, ahead: true };
const DAYS = Array.from({ length: 31 }, (_, index) => `${index + 1} 号`);

/** What most begin with. */
const TUESDAYS = { every: 'week', weekday: 2 } as const;

/** Begins or changes what comes again. */
Page({
  data: {
    area: '',
    id: '',
    view: null as View | null,
    everys: EVERY,
    weekdays: WEEKDAYS,
    nths: NTH_NAMES,
    days: DAYS,
    name: '',
    point: '',
    rule: formOf(TUESDAYS, '') as RuleForm,
    from: '09:00',
    to: '11:00',
    offers: [] as OfferLine[],
    onHolidays: false,
    running: true,
    /** Services that are not offered yet. */
    further: [] as View['services'],
    requestId: '',
    busy: false,
    refusal: '',
    fault: null as Fault | null,
  },

  onLoad({ area = '', id = '' }: { area?: string; id?: string }) {
    this.setData({ area, id, rule: formOf(TUESDAYS, dateOf(Date.now())), requestId: newRequestId() });
    return this.load();
  },

  async load() {
    try {
      const view = await call('serviceDay.series', { area: this.data.area });
      const known = view.series.find(({ id }) => id === this.data.id);
      this.setData({ view, point: view.points[0]?.id ?? '', fault: null });
      if (known) this.fill(known);
      this.offer(known?.offers ?? []);
    } catch (error) {
      this.setData({ fault: faultOf(error) });
    }
  },

  fill({ name, point, rule, from, to, onHolidays, running }: View['series'][number]) {
    this.setData({ name, point, rule: formOf(rule, dateOf(Date.now())), from, to, onHolidays, running });
  },

  offer(offers: OfferLine[]) {
    const services = this.data.view?.services ?? [];
    const further = services.filter(({ kind }) => !offers.some((each) => each.kind === kind));
    this.setData({ offers, further, refusal: '' });
  },

  setName({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ name: detail.value, refusal: '' });
  },

  pickPoint({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.setData({ point: currentTarget.dataset.point });
  },

  pickEvery({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.setData({ 'rule.every': currentTarget.dataset.every as Every });
  },

  setRule({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { field } = currentTarget.dataset;
    if (field === 'on') return this.setData({ 'rule.on': detail.value });
    const index = Number(detail.value);
    this.setData({ [`rule.${field}`]: field === 'day' ? index + 1 : index });
  },

  setTime({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ [currentTarget.dataset.field]: detail.value, refusal: '' });
  },

  addOffer({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { kind, name } = currentTarget.dataset;
    this.offer([...this.data.offers, { kind, name, ...USUAL }]);
  },

  changeOffer({ detail }: WechatMiniprogram.CustomEvent<{ offer: OfferLine }>) {
    const { offer } = detail;
    this.offer(this.data.offers.map((each) => (each.kind === offer.kind ? offer : each)));
  },

  removeOffer({ detail }: WechatMiniprogram.CustomEvent<{ kind: string }>) {
    this.offer(this.data.offers.filter(({ kind }) => kind !== detail.kind));
  },

  setHolidays({ detail }: WechatMiniprogram.CustomEvent<{ on: boolean }>) {
    this.setData({ onHolidays: detail.on });
  },

  async save() {
    const { id, area, point, name, rule, from, to, offers, onHolidays, requestId, busy } = this.data;
    if (busy) return;
    this.setData({ busy: true, refusal: '' });
    const fields = {
      name,
      rule: ruleOf(rule),
      from,
      to,
      onHolidays,
      offers: offers.map(({ kind, capacity, minutes, tables, ahead }) => ({
        kind,
        capacity,
        minutes,
        tables,
        ahead,
      })),
    };
    try {
      if (id) await call('serviceDay.edit', { ...fields, series: id }, requestId);
      else await call('serviceDay.begin', { ...fields, point, area }, requestId);
      wx.navigateBack();
    } catch (error) {
      this.setData({ refusal: sayOf(error) });
    }
    this.setData({ busy: false });
  },

  async end() {
    const sure = await ask(this, {
      title: `${this.data.name}以后不办了？`,
      content: '明天起的日子都会取消，取了号的人会收到微信。',
      confirm: '不办了',
      cancel: '还办',
    });
    if (sure && (await attempt(this, () => call('serviceDay.end', { series: this.data.id }))))
      wx.navigateBack();
  },
});
