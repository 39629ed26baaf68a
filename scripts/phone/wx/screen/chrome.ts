/** What surrounds the page: navigation bar, tab bar, pull-down refresh, and scrolling the page itself. */

import type { Host, TabBarItem } from '../../runtime/host-types';
import { type Api, asyncApi } from '../api';

interface ScrollOptions {
  scrollTop?: number;
  selector?: string;
  offsetTop?: number;
  /** Milliseconds; 0 jumps. */
  duration?: number;
}

/** The part of the selector query used here. */
interface Query {
  select(selector: string): { boundingClientRect(done: (rect: { top: number } | null) => void): Query };
  exec(): void;
}

function topOf(host: Host, selector: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const query = host.createSelectorQuery() as Query;
    query
      .select(selector)
      .boundingClientRect((rect) => {
        if (rect) resolve(rect.top + host.page().element.scrollTop);
        else reject(new Error(`nothing matches ${selector}`));
      })
      .exec();
  });
}

async function scrollPage(host: Host, { scrollTop, selector, offsetTop = 0, duration = 300 }: ScrollOptions) {
  const top = selector ? (await topOf(host, selector)) + offsetTop : scrollTop;
  host.page().element.scrollTo({ top, behavior: duration > 0 ? 'smooth' : 'auto' });
}

function navigationBarApi({ navigationBar }: Host): Api {
  return {
    setNavigationBarTitle: asyncApi('setNavigationBarTitle', ({ title }: { title: string }) =>
      navigationBar.setTitle(title),
    ),
    setNavigationBarColor: asyncApi(
      'setNavigationBarColor',
      (colors: { frontColor?: string; backgroundColor?: string }) => navigationBar.setColor(colors),
    ),
    showNavigationBarLoading: asyncApi('showNavigationBarLoading', () => navigationBar.setLoading(true)),
    hideNavigationBarLoading: asyncApi('hideNavigationBarLoading', () => navigationBar.setLoading(false)),
    hideHomeButton: asyncApi('hideHomeButton', () => navigationBar.hideHomeButton()),
  };
}

function tabBarApi({ tabBar, config }: Host): Api {
  const checked = (index: number) => {
    const count = config.tabBar?.list.length ?? 0;
    if (!Number.isInteger(index) || index < 0 || index >= count) throw new Error('tabbar item not found');
    return index;
  };
  type At = { index: number };
  return {
    setTabBarBadge: asyncApi('setTabBarBadge', ({ index, text }: At & { text: string }) =>
      tabBar.setBadge(checked(index), text),
    ),
    removeTabBarBadge: asyncApi('removeTabBarBadge', ({ index }: At) =>
      tabBar.setBadge(checked(index), undefined),
    ),
    showTabBarRedDot: asyncApi('showTabBarRedDot', ({ index }: At) => tabBar.setRedDot(checked(index), true)),
    hideTabBarRedDot: asyncApi('hideTabBarRedDot', ({ index }: At) =>
      tabBar.setRedDot(checked(index), false),
    ),
    setTabBarItem: asyncApi('setTabBarItem', ({ index, ...item }: At & TabBarItem) =>
      tabBar.setItem(checked(index), item),
    ),
    setTabBarStyle: asyncApi('setTabBarStyle', (style: Parameters<typeof tabBar.setStyle>[0]) =>
      tabBar.setStyle(style),
    ),
    showTabBar: asyncApi('showTabBar', () => tabBar.setVisible(true)),
    hideTabBar: asyncApi('hideTabBar', () => tabBar.setVisible(false)),
  };
}

export function chromeApi(host: Host): Api {
  return {
    ...navigationBarApi(host),
    ...tabBarApi(host),
    startPullDownRefresh: asyncApi('startPullDownRefresh', () => host.pullDown.start()),
    stopPullDownRefresh: asyncApi('stopPullDownRefresh', () => host.pullDown.stop()),
    pageScrollTo: asyncApi('pageScrollTo', (options: ScrollOptions) => scrollPage(host, options)),
    setBackgroundColor: asyncApi(
      'setBackgroundColor',
      ({ backgroundColor }: { backgroundColor?: string }) => {
        host.page().element.style.backgroundColor = backgroundColor ?? '';
      },
    ),
    hideKeyboard: asyncApi('hideKeyboard', () => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    }),
  };
}
