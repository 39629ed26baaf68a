import type { WindowConfig } from '../../contract';
import type { NavigationBar } from '../host-types';
import type { Page } from '../pages/page';
import { element, iconButton } from './dom';

const BACK =
  '<svg viewBox="0 0 24 24"><path d="M15 4l-8 8 8 8" fill="none" stroke="currentColor" stroke-width="2"/></svg>';
const HOME =
  '<svg viewBox="0 0 24 24"><path d="M4 11l8-7 8 7v9h-6v-6h-4v6H4z" fill="none" stroke="currentColor" stroke-width="1.800"/></svg>';

export interface NavigationActions {
  back(): void;
  home(): void;
  /** Whether a page can be left for the app's first page: it is neither that page nor a tab. */
  isAwayFromHome(path: string): boolean;
  /** The visible page's bar is to look otherwise. */
  redraw(): void;
}

/** Title, and the way back. */
export class Navigation implements NavigationBar {
  private readonly backButton = iconButton('back', '返回', BACK);
  private readonly homeButton = iconButton('home', '首页', HOME);
  private readonly spinner = element('i', 'spinner');
  private readonly title = element('h1', 'title');
  readonly element = element('header', 'navigation-bar', [
    this.backButton,
    this.homeButton,
    this.spinner,
    this.title,
  ]);
  private page?: Page;
  private readonly withoutHome = new WeakSet<Page>();
  private readonly loading = new WeakSet<Page>();

  constructor(private readonly actions: NavigationActions) {
    this.backButton.addEventListener('click', () => actions.back());
    this.homeButton.addEventListener('click', () => actions.home());
  }

  /** @param depth how many pages the stack has */
  show(page: Page, depth: number): void {
    this.page = page;
    const {
      navigationBarTitleText = '',
      navigationBarBackgroundColor = '#000000',
      navigationStyle,
    } = page.window;
    const away = depth === 1 && this.actions.isAwayFromHome(page.path);
    this.element.hidden = navigationStyle === 'custom';
    this.element.style.backgroundColor = navigationBarBackgroundColor;
    this.title.textContent = navigationBarTitleText;
    this.backButton.hidden = depth === 1;
    this.homeButton.hidden = !away || this.withoutHome.has(page);
    this.spinner.hidden = !this.loading.has(page);
    document.title = navigationBarTitleText;
  }

  setTitle(title: string): void {
    this.change({ navigationBarTitleText: title });
  }

  setColor({ frontColor, backgroundColor }: { frontColor?: string; backgroundColor?: string }): void {
    if (frontColor && !/^#(000000|ffffff)$/i.test(frontColor)) {
      throw new Error(`frontColor must be #ffffff or #000000, not ${frontColor}`);
    }
    this.change({
      ...(frontColor && { navigationBarTextStyle: frontColor === '#000000' ? 'black' : 'white' }),
      ...(backgroundColor && { navigationBarBackgroundColor: backgroundColor }),
    });
  }

  setLoading(loading: boolean): void {
    if (!this.page) return;
    if (loading) this.loading.add(this.page);
    else this.loading.delete(this.page);
    this.actions.redraw();
  }

  hideHomeButton(): void {
    if (this.page) this.withoutHome.add(this.page);
    this.actions.redraw();
  }

  private change(changes: WindowConfig): void {
    this.page?.changeWindow(changes);
    this.actions.redraw();
  }
}
