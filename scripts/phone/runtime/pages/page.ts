import { Component, type GeneralComponent, safeCallback } from 'glass-easel';
import type { Root } from 'glass-easel-miniprogram-adapter';
import type { WindowConfig } from '../../contract';
import type { Framework } from '../framework/framework';
import type { EventChannel, Instance, PageView } from '../host-types';
import { createEventChannel } from './event-channel';
import { PullDownRefresh } from './pull-down';
import { followScrolling } from './scrolling';
import { formatPageUrl, type PageAddress } from './url';

/** The custom tab bar's component, as the platform names it. */
const CUSTOM_TAB_BAR = 'custom-tab-bar/index';

export interface PageOptions {
  address: PageAddress;
  window: WindowConfig;
  channel?: EventChannel;
  /** Draws its own `custom-tab-bar/index`. */
  customTabBar: boolean;
}

/** A page of the stack: its component, and the window it is seen through. */
export class Page implements PageView {
  readonly id = nextId();
  readonly path: string;
  readonly query: Record<string, string>;
  readonly instance: Instance;
  /** `<wx-page>`, which scrolls. */
  readonly element: HTMLElement;
  /** Between navigation bar and tab bar; holds `position: fixed` too. */
  readonly windowElement = document.createElement('div');
  readonly eventChannel: EventChannel;
  readonly pullDownRefresh: PullDownRefresh;
  /** Set at run time, e.g. by `wx.setNavigationBarTitle`. */
  private readonly windowChanges: WindowConfig = {};
  private readonly root: Root;
  private readonly tabBarRoot?: Root;
  private shown = false;
  private scrollTop = 0;

  constructor(
    framework: Framework,
    private readonly options: PageOptions,
  ) {
    const { address, channel, customTabBar } = options;
    this.path = address.path;
    this.query = address.query;
    this.eventChannel = channel ?? createEventChannel();
    framework.loader.load(this.path);
    this.root = framework.backend.createRoot('wx-page', framework.space, this.path);
    this.instance = this.root.get() as unknown as Instance;
    this.element = this.component.$$ as unknown as HTMLElement;
    this.windowElement.className = 'page-window';
    if (customTabBar) this.tabBarRoot = createTabBar(framework);
    this.describe();
    this.pullDownRefresh = new PullDownRefresh(this);
    followScrolling(this);
  }

  get url(): string {
    return formatPageUrl(this);
  }

  get window(): WindowConfig {
    return { ...this.options.window, ...this.windowChanges };
  }

  changeWindow(changes: WindowConfig): void {
    Object.assign(this.windowChanges, changes);
  }

  /** Puts the page into the document and begins its life: attached, onLoad. */
  open(pages: HTMLElement): void {
    pages.append(this.windowElement);
    attach(this.root, this.windowElement);
    if (this.tabBarRoot) attach(this.tabBarRoot, this.windowElement);
    this.call('onLoad', this.query);
    requestAnimationFrame(() => {
      if (this.windowElement.isConnected) this.call('onReady');
    });
  }

  show(): void {
    if (this.shown) return;
    this.shown = true;
    this.windowElement.hidden = false;
    if (this.scrollTop > 0) this.element.scrollTop = this.scrollTop;
    this.component.triggerPageLifetime('show', []);
    this.call('onShow');
  }

  /** @param stillSeen the whole mini-program goes to the background */
  hide(stillSeen?: 'still seen'): void {
    if (!this.shown) return;
    this.shown = false;
    this.scrollTop = this.element.scrollTop;
    this.component.triggerPageLifetime('hide', []);
    this.call('onHide');
    if (!stillSeen) this.windowElement.hidden = true;
  }

  close(): void {
    this.call('onUnload');
    this.root.release();
    this.tabBarRoot?.release();
    this.windowElement.remove();
  }

  resize(size: { windowWidth: number; windowHeight: number }): void {
    this.component.triggerPageLifetime('resize', [{ size }]);
    this.call('onResize', { size });
  }

  has(handler: string): boolean {
    return typeof this.instance[handler] === 'function';
  }

  call(handler: string, ...args: unknown[]): unknown {
    const method = this.instance[handler];
    if (typeof method !== 'function') return undefined;
    return safeCallback(handler, method as () => unknown, this.instance, args as [], this.component);
  }

  private get component(): GeneralComponent {
    return this.root.getComponent();
  }

  /** What a page's `this` has beside what the app defined. */
  private describe(): void {
    this.element.dataset.route = this.path;
    Object.assign(this.instance, {
      route: this.path,
      __route__: this.path,
      options: this.query,
      getOpenerEventChannel: () => this.eventChannel,
      getTabBar: () => this.tabBarRoot?.get() ?? null,
    });
    const given = Object.entries(this.query).filter(([name]) => Component.hasProperty(this.component, name));
    if (given.length) this.instance.setData(Object.fromEntries(given));
  }
}

let lastId = Date.now();

/** Also differs from those before a reload, which the browser's history still holds. */
function nextId(): number {
  lastId += 1;
  return lastId;
}

function createTabBar(framework: Framework): Root {
  framework.loader.load(CUSTOM_TAB_BAR);
  return framework.backend.createRoot('wx-custom-tab-bar', framework.space, CUSTOM_TAB_BAR);
}

/** glass-easel attaches a root in place of another node. */
function attach(root: Root, parent: HTMLElement): void {
  const placeholder = parent.appendChild(document.createElement('span'));
  root.attach(parent as never, placeholder as never);
}
