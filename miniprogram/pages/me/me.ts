import { call, type Fault, faultOf, type Output } from '../../lib/cloud';
import { RETENTION } from '../../lib/retention';
import { forgetEverything } from '../../lib/session';
import { ask, attempt, tell } from '../../lib/shell';
import { selectTab } from '../../lib/tab-bar';
import { OWN, type Work, worksOf } from './ways';

type Me = Output<'community.me'>;

/** What was measured, then everything else: should it break off in between, another tap does the rest. */
async function eraseEverything(): Promise<void> {
  await call('health.withdraw', {});
  await call('health.tearOut', {});
  await call('community.erase', {});
}

Page({
  data: {
    me: null as Me | null,
    own: OWN,
    works: [] as Work[],
    unread: 0,
    hoursYears: RETENTION.hoursYears,
    naming: false,
    fault: null as Fault | null,
  },

  async onShow() {
    selectTab(this, 'pages/me/me');
    await Promise.all([this.load(), this.count()]);
  },

  async load() {
    try {
      const me = await call('community.me', {});
      this.setData({ me, works: worksOf(me), fault: null });
    } catch (error) {
      this.setData({ fault: faultOf(error) });
    }
  },

  /** New messages: a number that is missing now is there the next time. */
  async count() {
    const { count } = await call('message.unread', {}).catch(() => ({ count: 0 }));
    this.setData({ unread: count });
  },

  openName() {
    this.setData({ naming: true });
  },

  closeName() {
    this.setData({ naming: false });
  },

  async leave({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const home = this.data.me?.homes[currentTarget.dataset.index];
    if (!home) return;
    const sure = await ask(this, {
      title: `不住 ${home.buildingName} ${home.room} 了？`,
      content: '退出以后，这栋楼的通知就看不到了。搬回来再扫一次码就行。',
      confirm: '退出',
      cancel: '还住着',
    });
    if (sure) await this.change(() => call('community.leave', { household: home.household }));
  },

  openPage({ currentTarget }: WechatMiniprogram.TouchEvent) {
    wx.navigateTo({ url: currentTarget.dataset.url });
  },

  async givePhone({ detail }: WechatMiniprogram.ButtonGetPhoneNumber) {
    const { cloudID, errMsg } = detail;
    if (cloudID) return this.change(() => call('community.givePhone', { cloudId: cloudID }));
    // Somebody who refuses has chosen; anything else is the platform's to explain.
    if (!/deny|cancel/.test(errMsg)) await tell(this, '微信这会儿没给出号码，过些时候再试。');
  },

  async forgetPhone() {
    await this.change(() => call('community.forgetPhone', {}));
  },

  openContract() {
    wx.openPrivacyContract({ fail: () => tell(this, '隐私保护指引现在打不开，过些时候再试。') });
  },

  async erase() {
    const sure = await ask(this, {
      title: '把我的信息都删掉？',
      content:
        '称呼、电话、名片、登记的家、消息和照片都会删掉，取的号、说好的班、没答复的求助、没圆的心愿也都退掉，不再是群主或工作人员。删了找不回来。',
      confirm: '都删掉',
      cancel: '不删',
    });
    if (!sure || !(await attempt(this, eraseEverything))) return;
    forgetEverything();
    wx.reLaunch({ url: '/pages/home/home' });
  },

  /** Does one thing and shows how the page stands after it. */
  async change(run: () => Promise<unknown>) {
    if (await attempt(this, run)) await this.load();
  },
});
