/** Marks the tab in this page's own tab bar: each tab page has one of its own. */
export function selectTab(page: WechatMiniprogram.Page.TrivialInstance, selected: string): void {
  page.getTabBar?.().setData({ selected });
}
