import type { AppBundle, AppConfig, PhoneMessage, PhoneSettings } from '../contract';
import { App } from './app';
import { cssLength, phoneUnits } from './css-units';
import { Errors } from './errors';
import { builtinAt } from './framework/builtins';
import { componentsInside } from './framework/component-tree';
import { createFramework, type Framework } from './framework/framework';
import { NodeIntersectionObserver } from './framework/intersection-observer';
import { SelectorQuery } from './framework/selector-query';
import { HostEventListeners } from './host-events';
import type { BuiltinInstance, Host, HostEvents, Instance, LaunchOptions, Metrics } from './host-types';
import { firstOptions } from './launch';
import { Page } from './pages/page';
import { PageRouter } from './pages/router';
import { resolvePath } from './pages/url';
import { Navigation } from './screen/navigation-bar';
import { Screen } from './screen/screen';
import { Tabs } from './screen/tab-bar';

/** A phone that holds one mini-program: what built-in components and wx see of it, and its parts together. */
export class Phone implements Host {
  readonly config: AppConfig;
  readonly framework: Framework;
  readonly errors: Errors;
  readonly application: App;
  readonly screen: Screen;
  readonly router: PageRouter;
  readonly navigationBar: Navigation;
  readonly tabBar: Tabs;
  readonly launchOptions: LaunchOptions;
  enterOptions: LaunchOptions;
  private readonly events = new HostEventListeners();

  constructor(
    bundle: AppBundle,
    readonly settings: PhoneSettings,
    builtinTags: ReadonlySet<string>,
    root: HTMLElement,
  ) {
    this.config = bundle.config;
    this.application = new App((error) => this.reportError(error));
    this.navigationBar = this.createNavigation();
    this.tabBar = this.createTabs();
    this.screen = new Screen(root, this.navigationBar, this.tabBar);
    this.errors = new Errors(root, (error) => this.tellError(error));
    this.framework = createFramework(bundle, builtinTags, (error) => this.reportError(error));
    this.router = this.createRouter();
    this.launchOptions = firstOptions(this.router.requestedUrl(), settings, this.homePath);
    this.enterOptions = this.launchOptions;
  }

  get overlay(): HTMLElement {
    return this.screen.overlay;
  }

  readonly pullDown = {
    start: () => this.page().pullDownRefresh.start(),
    stop: () => this.page().pullDownRefresh.stop(),
  };

  app(): Instance {
    return this.application.instance;
  }

  page(): Page {
    const page = this.router.top();
    if (!page) throw new Error('No page is open yet');
    return page;
  }

  metrics(): Metrics {
    return this.screen.metrics(this.router.top());
  }

  on<Name extends keyof HostEvents>(name: Name, listener: (value: HostEvents[Name]) => void): () => void {
    return this.events.on(name, listener);
  }

  emit<Name extends keyof HostEvents>(name: Name, value: HostEvents[Name]): void {
    this.events.emit(name, value);
  }

  rpx(css: string): string {
    return phoneUnits(css);
  }

  length(value: unknown): string {
    return cssLength(value);
  }

  assetUrl(path: string, from?: string): string {
    if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(path)) return path;
    return resolvePath(path, from ?? this.router.top()?.path ?? '');
  }

  componentsInside(of: BuiltinInstance) {
    return componentsInside(of, this.framework.behaviors);
  }

  builtinOf(element: Element, tag?: string): BuiltinInstance | undefined {
    return builtinAt(element, tag);
  }

  createSelectorQuery(component?: Instance): SelectorQuery {
    return new SelectorQuery(component ?? this.page().instance);
  }

  createIntersectionObserver(
    component?: Instance,
    options?: Record<string, unknown>,
  ): NodeIntersectionObserver {
    return new NodeIntersectionObserver(component ?? this.page().instance, options);
  }

  reportError(error: unknown): void {
    this.errors.report(error);
  }

  post(message: PhoneMessage): void {
    if (window.parent !== window) window.parent.postMessage(message, '*');
  }

  isTabPage(path: string): boolean {
    return this.config.tabBar?.list.some((tab) => tab.pagePath === path) ?? false;
  }

  get homePath(): string {
    return this.config.entryPagePath ?? this.config.pages[0] ?? '';
  }

  /** Draws the bars again: another page is visible, or its window settings changed. */
  redraw(): void {
    const page = this.router.top();
    if (!page) return;
    this.screen.show(page, this.router.stack.length);
    this.emit('route', page);
  }

  private createNavigation(): Navigation {
    return new Navigation({
      back: () => void this.router.navigateBack(),
      home: () => void this.router.reLaunch(`/${this.homePath}`),
      isAwayFromHome: (path) => path !== this.homePath && !this.isTabPage(path),
      redraw: () => this.redraw(),
    });
  }

  private createTabs(): Tabs {
    const tapped = async (index: number, pagePath: string, text: string) => {
      await this.router.switchTab(`/${pagePath}`);
      this.page().call('onTabItemTap', { index, pagePath, text });
    };
    return new Tabs(this.config.tabBar, {
      assetUrl: (path) => this.assetUrl(path),
      tapped: (index, { pagePath, text }) => void tapped(index, pagePath, text),
      changed: () => this.redraw(),
    });
  }

  private createRouter(): PageRouter {
    return new PageRouter({
      pages: this.screen.pages,
      hasPage: (path) => this.config.pages.includes(path),
      isTabPage: (path) => this.isTabPage(path),
      create: (address, channel) =>
        new Page(this.framework, {
          address,
          channel,
          window: { ...this.config.window, ...this.framework.loader.get(address.path)?.config },
          customTabBar: Boolean(this.config.tabBar?.custom) && this.isTabPage(address.path),
        }),
      routed: (page) => {
        this.redraw();
        this.post({ source: 'phone', kind: 'route', path: page.url });
      },
      notFound: (address) => this.tellPageNotFound(address, false),
    });
  }

  tellPageNotFound(address: { path: string; query: Record<string, string> }, isEntryPage: boolean): void {
    const found = { ...address, isEntryPage };
    this.emit('pageNotFound', found);
    const handled = this.application.pageNotFound(found);
    if (!handled) this.reportError(new Error(`page "${address.path}" is not found`));
  }

  private tellError(error: HostEvents['error']): void {
    this.application.error(error);
    this.emit('error', error);
    this.post({ source: 'phone', kind: 'error', message: error.message });
  }
}
