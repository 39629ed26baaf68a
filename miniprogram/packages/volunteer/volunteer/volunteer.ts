import { call, type Fault, faultOf, type Output } from '../../../lib/cloud';
import { scanCode } from '../../../lib/scan';
import { ask, attempt, tell } from '../../../lib/shell';
import { sayMark } from './say-mark';

type View = Output<'volunteer.me'>;
type Someone = View['me'];
type Skill = View['skills'][number]['key'];

function drawn(someone: Someone, skills: View['skills']) {
  const names = skills.filter(({ key }) => someone.skills.includes(key)).map(({ name }) => name);
  return { ...someone, can: names.join('、'), papers: someone.qualifications.map(sayMark) };
}

/** What somebody offers as a volunteer, and the children they answer for. */
Page({
  data: {
    view: null as View | null,
    me: null as ReturnType<typeof drawn> | null,
    children: [] as ReturnType<typeof drawn>[],
    skills: [] as { key: Skill; name: string; on: boolean }[],
    changed: false,
    adding: false,
    busy: false,
    fault: null as Fault | null,
    today: '',
  },

  onShow() {
    return this.load();
  },

  async load() {
    try {
      const view = await call('volunteer.me', {});
      const skills = view.skills.map((each) => ({ ...each, on: view.me.skills.includes(each.key) }));
      this.setData({
        view,
        me: drawn(view.me, view.skills),
        children: view.children.map((child) => drawn(child, view.skills)),
        skills,
        changed: false,
        fault: null,
      });
    } catch (error) {
      this.setData({ fault: faultOf(error) });
    }
  },

  /** Does one thing and shows how the page stands after it. */
  async change(run: () => Promise<unknown>) {
    if (this.data.busy) return;
    this.setData({ busy: true });
    if (await attempt(this, run)) await this.load();
    this.setData({ busy: false });
  },

  tick({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const skills = this.data.skills.map((each) =>
      each.key === currentTarget.dataset.key ? { ...each, on: !each.on } : each,
    );
    this.setData({ skills, changed: true });
  },

  save() {
    const skills = this.data.skills.filter(({ on }) => on).map(({ key }) => key);
    return this.change(() => call('volunteer.save', { skills }));
  },

  async scan() {
    if (!(await scanCode())) await tell(this, '这不是志愿队的二维码，请扫队长给的那一张。');
  },

  async leave({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { team, name, person } = currentTarget.dataset as { team: string; name: string; person: string };
    const sure = await ask(this, {
      title: `退出${name}？`,
      content: '说好的班还在，来不了请到“我的班次”里说。',
      confirm: '退出',
      cancel: '不退',
    });
    if (sure) await this.change(() => call('volunteer.leave', { team, person }));
  },

  openTeam({ currentTarget }: WechatMiniprogram.TouchEvent) {
    wx.navigateTo({ url: `/packages/volunteer/team/team?id=${currentTarget.dataset.team}` });
  },

  openHours({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { person, name } = currentTarget.dataset as { person: string; name: string };
    wx.navigateTo({ url: `/packages/hours/mine/mine?person=${person}&name=${encodeURIComponent(name)}` });
  },

  openShifts() {
    wx.navigateTo({ url: '/packages/shift/open/open' });
  },

  async sayMinor({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const sure = await ask(this, {
      title: `生日是 ${detail.value}？`,
      content: '未满 18 岁，要家长在自己的手机上同意，才能报班。家长要和您住同一户。',
      confirm: '是的',
      cancel: '再看看',
    });
    if (sure) await this.change(() => call('volunteer.sayMinor', { birth: detail.value }));
  },

  async consent({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { child, name } = currentTarget.dataset as { child: string; name: string };
    const sure = await ask(this, {
      title: `同意${name}当志愿者？`,
      content: '您是孩子的监护人。服务的时间、地点您都看得到，随时可以收回。有事先由家长来定。',
      confirm: '我同意',
      cancel: '先不',
    });
    if (sure) await this.change(() => call('volunteer.consent', { child }));
  },

  async withdraw({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { child, name } = currentTarget.dataset as { child: string; name: string };
    const sure = await ask(this, {
      title: `收回对${name}的同意？`,
      content: '以后不能再报班。已经说好的班，请到“我的班次”里说来不了。',
      confirm: '收回',
      cancel: '不收回',
    });
    if (sure) await this.change(() => call('volunteer.withdrawConsent', { child }));
  },

  openChild() {
    this.setData({ adding: true });
  },

  closeChild() {
    this.setData({ adding: false });
  },
});
