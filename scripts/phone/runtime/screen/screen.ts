import type { Metrics, Rect } from '../host-types';
import type { Page } from '../pages/page';
import { Capsule } from './capsule';
import { element } from './dom';
import { Navigation } from './navigation-bar';
import { StatusBar } from './status-bar';
import { Tabs } from './tab-bar';

/** CSS pixels, as on an iPhone of 375 × 812. runtime.css has the same figures. */
const STATUS_BAR = 44;
const NAVIGATION_BAR = 44;
const TAB_BAR = 49;
const HOME_INDICATOR = 34;
const CAPSULE = { width: 87, height: 32, top: 48, fromRight: 7 };

/** The phone's glass: bars above and below, the pages between them, and an overlay over everything. */
export class Screen {
  readonly pages = element('main', 'pages');
  readonly overlay = element('div', 'overlay');
  readonly capsule = new Capsule();
  private readonly statusBar = new StatusBar();

  constructor(
    readonly phone: HTMLElement,
    readonly navigation: Navigation,
    readonly tabs: Tabs,
  ) {
    phone.append(
      this.pages,
      this.statusBar.element,
      navigation.element,
      this.capsule.element,
      tabs.element,
      element('div', 'home-indicator'),
      this.overlay,
    );
  }

  /** Draws the bars of the visible page and gives it its place between them. */
  show(page: Page, depth: number): void {
    const { windowElement, window, path } = page;
    const custom = window.navigationStyle === 'custom';
    this.phone.classList.toggle('dark-text', window.navigationBarTextStyle === 'black');
    this.navigation.show(page, depth);
    this.tabs.show(path);
    windowElement.classList.toggle('under-navigation', !custom);
    windowElement.classList.toggle('above-tabs', this.tabs.visible);
    page.element.style.overflowY = window.disableScroll ? 'hidden' : '';
    windowElement.style.backgroundColor = window.backgroundColor ?? '';
  }

  /** @param page the visible one; its window may be smaller than the screen */
  metrics(page: Page | undefined): Metrics {
    const { width, height } = this.phone.getBoundingClientRect();
    const screenTop = page?.window.navigationStyle === 'custom' ? 0 : STATUS_BAR + NAVIGATION_BAR;
    const below = this.tabs.visible ? TAB_BAR + HOME_INDICATOR : 0;
    const { fromRight, top, ...size } = CAPSULE;
    return {
      screenWidth: width,
      screenHeight: height,
      windowWidth: width,
      windowHeight: height - screenTop - below,
      statusBarHeight: STATUS_BAR,
      screenTop,
      pixelRatio: window.devicePixelRatio,
      safeArea: rect(0, STATUS_BAR, width, height - STATUS_BAR - HOME_INDICATOR),
      menuButton: rect(width - fromRight - size.width, top, size.width, size.height),
    };
  }
}

function rect(left: number, top: number, width: number, height: number): Rect {
  return { left, top, right: left + width, bottom: top + height, width, height };
}
