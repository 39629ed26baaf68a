import { followLook } from '../lib/follow-look';

const TABS = [
  { path: 'pages/home/home', text: '楼里', icon: 'home', iconOn: 'home-filled' },
  { path: 'pages/days/days', text: '服务日', icon: 'calendar', iconOn: 'calendar-filled' },
  { path: 'pages/wishes/wishes', text: '微心愿', icon: 'heart', iconOn: 'heart-filled' },
  { path: 'pages/me/me', text: '我的', icon: 'user', iconOn: 'user-filled' },
];

/** Our own tab bar, so that it grows with 长辈版. Each tab page has one of its own and says in `onShow` which tab it is. */
Component({
  behaviors: [followLook],
  data: { tabs: TABS, selected: '' },
  methods: {
    open({ currentTarget }: WechatMiniprogram.TouchEvent) {
      wx.switchTab({ url: `/${currentTarget.dataset.path}` });
    },
  },
});
