import { call, type Fault, faultOf, type Output } from '../../lib/cloud';
import { forgetEverything } from '../../lib/session';
import { ask, attempt, tell } from '../../lib/shell';
import { selectTab } from '../../lib/tab-bar';

type Me = Output<'community.me'>;

/** Where somebody goes on as a volunteer. */
const VOLUNTEERING = [
  { name: '我的班次', say: '说好了去哪里、几点', url: '/packages/shift/mine/mine' },
  { name: '我的时长', say: '签到、签退，每一条从哪里来', url: '/packages/hours/mine/mine' },
  { name: '我的志愿服务', say: '会做什么、在哪支队', url: '/packages/volunteer/volunteer/volunteer' },
];

const ROLE_NAME = { owner: '群主', staff: '工作人员' };

/** What was measured, then everything else: should it break off in between, another tap does the rest. */
async function eraseEverything(): Promise<void> {
  await call('health.withdraw', {});
  await call('health.tearOut', {});
  await call('community.erase', {});
}

Page({
  data: {
    me: null as Me | null,
    roles: [] as { area: string; areaName: string; as: string; isStaff: boolean }[],
    volunteering: VOLUNTEERING,
    isOwner: false,
    naming: false,
    fault: null as Fault | null,
  },

  onShow() {
    selectTab(this, 'pages/me/me');
    return this.load();
  },

  async load() {
    try {
      const me = await call('community.me', {});
      const roles = me.grants.map(({ role, area, areaName }) => ({
        area,
        areaName,
        as: ROLE_NAME[role],
        isStaff: role === 'staff',
      }));
      this.setData({ me, roles, isOwner: me.grants.some(({ role }) => role === 'owner'), fault: null });
    } catch (error) {
      this.setData({ fault: faultOf(error) });
    }
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

  openCard() {
    wx.navigateTo({ url: '/packages/community/card/card' });
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
      content: '称呼、电话、名片、登记的家都会删掉，也不再是群主或工作人员。删了找不回来。',
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
