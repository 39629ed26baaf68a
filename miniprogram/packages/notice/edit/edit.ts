import type { NoticeKind } from '../../../../cloudfunctions/domain/notice/notice';
import { call, type Fault, faultOf, type Output, sayOf } from '../../../lib/cloud';
import { KIND_NAME } from '../../../lib/notice-kinds';
import { type NoticeTemplate, openBlank, templatesFor } from '../../../lib/notice-templates';
import { ask, type Question } from '../../../lib/shell';
import type { SentPicture } from '../../../lib/upload';
import { inOneLine } from '../../../lib/words';
import type { Target } from '../area-picker/choose-areas';
import { type Draft, dropDraft, emptyDraft, loadDraft, saveDraft } from './draft';

const KINDS = (Object.keys(KIND_NAME) as NoticeKind[]).map((kind) => ({ kind, name: KIND_NAME[kind] }));

const REPLACE: Question = {
  title: '换成这一条？',
  content: '现在写着的会被盖掉。',
  confirm: '换成这条',
  cancel: '不换',
};

/** 发给横燕小区 3 幢 · 发给横燕小区 3 幢等 2 处; empty for nowhere. */
function sayWhere(targets: Target[]): string {
  const [first] = targets;
  if (!first) return '';
  return inOneLine('发给', first.name, targets.length > 1 ? `等 ${targets.length} 处` : '');
}

/** Staff of this area write for it; an owner writes for the buildings they own. */
function placesOf({ grants }: Output<'community.me'>, area: string) {
  const staff = grants.find((grant) => grant.role === 'staff' && grant.area === area);
  if (staff) return { staffArea: area, owned: [], targets: [{ id: area, name: staff.areaName }] };
  const owned = grants
    .filter(({ role }) => role === 'owner')
    .map((grant) => ({ id: grant.area, name: grant.areaName, on: true }));
  return { staffArea: '', owned, targets: owned.map(({ id, name }) => ({ id, name })) };
}

/** Whether something stands there that no tap on a template would bring back. */
function hasOwnWords({ title, body }: Draft, templates: NoticeTemplate[]): boolean {
  return `${title}${body}` !== '' && !templates.some((each) => each.title === title && each.body === body);
}

/** The next service day for whoever lives there; undefined where none is planned. */
async function nextDay(area: string) {
  const { points } = await call('serviceDay.upcoming', { area });
  return points.flatMap(({ days }) => days).find(({ state }) => state === 'planned');
}

Page({
  data: {
    kinds: KINDS,
    templates: [] as NoticeTemplate[],
    draft: { ...emptyDraft(), requestId: '' },
    /** Tells somebody who comes back that their words are still here. */
    kept: '',
    area: '',
    staffArea: '',
    owned: [] as (Target & { on: boolean })[],
    targets: [] as Target[],
    where: '',
    picking: false,
    uploading: false,
    posting: false,
    /** Why it was not posted; what was typed stays. */
    refusal: '',
    fault: null as Fault | null,
  },

  async onLoad({ area = '', template = '' }: { area?: string; template?: string }) {
    const draft = loadDraft();
    const kept = draft.title || draft.body ? '上次没发出去的还在这里' : '';
    this.setData({ area, draft, kept });
    await this.load();
    if (template) await this.fillIn(template);
  },

  async load() {
    const { area } = this.data;
    try {
      const [me, day] = await Promise.all([call('community.me', {}), nextDay(area)]);
      const { targets, ...places } = placesOf(me, area);
      this.setData({ ...places, templates: templatesFor(day), fault: null });
      this.aim(targets);
    } catch (error) {
      this.setData({ fault: faultOf(error) });
    }
  },

  useTemplate({ currentTarget }: WechatMiniprogram.TouchEvent) {
    return this.fillIn(currentTarget.dataset.id);
  },

  /** Begins anew with the words of a template: a notice of its own, asked for before it takes the place of own words. */
  async fillIn(id: string) {
    const { templates, draft } = this.data;
    const template = templates.find((each) => each.id === id);
    if (!template) return;
    if (hasOwnWords(draft, templates) && !(await ask(this, REPLACE))) return;
    const { kind, title, body } = template;
    this.write({ ...emptyDraft(), kind, title, body });
  },

  setKind({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.write({ kind: currentTarget.dataset.kind });
  },

  setTitle({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.write({ title: detail.value });
  },

  setBody({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.write({ body: detail.value });
  },

  setPinned({ detail }: WechatMiniprogram.CustomEvent<{ on: boolean }>) {
    this.write({ pinned: detail.on });
  },

  setPictures({ detail }: WechatMiniprogram.CustomEvent<{ pictures: SentPicture[]; uploading: boolean }>) {
    this.setData({ uploading: detail.uploading });
    this.write({ pictures: detail.pictures });
  },

  write(change: Partial<Draft>) {
    const draft = { ...this.data.draft, ...change };
    this.setData({ draft, refusal: '', kept: '' });
    saveDraft(draft);
  },

  toggleOwned({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const owned = this.data.owned.map((building, index) =>
      index === currentTarget.dataset.index ? { ...building, on: !building.on } : building,
    );
    this.setData({ owned });
    this.aim(owned.filter(({ on }) => on).map(({ id, name }) => ({ id, name })));
  },

  setTargets({ detail }: WechatMiniprogram.CustomEvent<{ chosen: Target[] }>) {
    this.aim(detail.chosen);
  },

  aim(targets: Target[]) {
    this.setData({ targets, where: sayWhere(targets) });
  },

  openPicker() {
    this.setData({ picking: true });
  },

  closePicker() {
    this.setData({ picking: false });
  },

  async post() {
    const { draft, targets, posting } = this.data;
    if (posting) return;
    const blank = openBlank(draft);
    if (blank) return this.setData({ refusal: `还有一处没填：${blank}` });
    this.setData({ posting: true, refusal: '' });
    const { requestId, ...words } = draft;
    const pictures = draft.pictures.map(({ id }) => id);
    try {
      const areas = targets.map(({ id }) => id);
      const { notice } = await call('notice.post', { ...words, pictures, areas }, requestId);
      dropDraft();
      wx.redirectTo({ url: `/packages/notice/notice/notice?id=${notice}&fresh=1` });
    } catch (error) {
      this.setData({ refusal: sayOf(error) });
    }
    this.setData({ posting: false });
  },
});
