import type { EventChannel, Router } from '../host-types';
import { createEventChannel } from './event-channel';
import { BrowserHistory, type Moved } from './history';
import type { Page } from './page';
import { type PageAddress, parsePageUrl } from './url';

/** As on the platform. */
const DEEPEST_STACK = 10;

/** What the router needs of the rest of the runtime. */
export interface RouterHost {
  hasPage(path: string): boolean;
  isTabPage(path: string): boolean;
  create(address: PageAddress, channel?: EventChannel): Page;
  /** Where pages are put. */
  pages: HTMLElement;
  /** The visible page is another one, or the same again. */
  routed(page: Page): void;
  /** The address in the browser names a page that the app does not have. */
  notFound(address: PageAddress): void;
}

/** The page stack, and the browser's history that follows it. */
export class PageRouter implements Router {
  stack: readonly Page[] = [];
  /** Tab pages live on while another tab, or a page above them, is seen. */
  private readonly tabPages = new Map<string, Page>();
  private readonly history = new BrowserHistory((to) => this.enqueue(() => this.follow(to)));
  private queue: Promise<unknown> = Promise.resolve();

  constructor(private readonly host: RouterHost) {}

  top(): Page | undefined {
    return this.stack.at(-1);
  }

  isTabPage(path: string): boolean {
    return this.host.isTabPage(path);
  }

  hasPage(path: string): boolean {
    return this.host.hasPage(path);
  }

  /** The url in the browser's address, '' when it names none. */
  requestedUrl(): string {
    return this.history.requested();
  }

  navigateTo(url: string, events?: Record<string, (...args: unknown[]) => void>): Promise<EventChannel> {
    return this.enqueue(() => {
      const address = this.addressOf(url);
      if (this.isTabPage(address.path)) throw new Error('can not navigateTo a tabbar page');
      if (this.stack.length >= DEEPEST_STACK) throw new Error('webview count limit exceed');
      const channel = createEventChannel(events);
      const page = this.host.create(address, channel);
      this.top()?.hide();
      this.present([...this.stack, page]);
      this.history.push(page.id, page.url);
      return channel;
    });
  }

  redirectTo(url: string): Promise<void> {
    return this.enqueue(() => {
      const address = this.addressOf(url);
      if (this.isTabPage(address.path)) throw new Error('can not redirectTo a tabbar page');
      const page = this.replaceTop(address);
      this.history.replace(page.id, page.url);
    });
  }

  reLaunch(url: string): Promise<void> {
    return this.enqueue(async () => {
      const deep = this.stack.length;
      const page = this.startOver(this.addressOf(url));
      await this.history.back(deep - 1, page.id, page.url);
    });
  }

  switchTab(url: string): Promise<void> {
    return this.enqueue(async () => {
      const { path } = this.addressOf(url);
      if (!this.isTabPage(path)) throw new Error('can not switch to no-tabBar page');
      const deep = this.stack.length;
      const page = this.showTab(path);
      await this.history.back(deep - 1, page.id, page.url);
    });
  }

  navigateBack(delta = 1): Promise<void> {
    return this.enqueue(async () => {
      if (this.stack.length < 2) throw new Error('cannot navigate back at first page.');
      const steps = Math.min(Math.max(delta, 1), this.stack.length - 1);
      const page = this.popTo(this.stack.length - 1 - steps);
      await this.history.back(steps, page.id, page.url);
    });
  }

  /** One navigation after another: each may have to wait for the browser's history. */
  private enqueue<Result>(navigate: () => Result | Promise<Result>): Promise<Result> {
    const done = this.queue.then(navigate);
    this.queue = done.catch(() => undefined);
    return done;
  }

  /** The person went back or forward in the browser, or typed another address. */
  private follow({ page: id, url, direction }: Moved): void {
    const index = this.stack.findIndex((page) => page.id === id);
    if (index >= 0) {
      this.popTo(index);
      return;
    }
    const leftBehind = this.history.framed && direction === 'back';
    if (!leftBehind) this.openAgain(parsePageUrl(url), direction);
    const top = this.top();
    if (top) this.history.replace(top.id, top.url);
  }

  /** A page that the browser's history knows and the stack does not, or an address that was typed. */
  private openAgain(address: PageAddress, direction: Moved['direction']): void {
    if (!this.hasPage(address.path)) this.host.notFound(address);
    else if (direction === 'typed') this.startOver(address);
    else if (this.isTabPage(address.path)) this.showTab(address.path);
    else if (direction === 'back') this.replaceTop(address);
    else this.presentAbove(address);
  }

  private presentAbove(address: PageAddress): void {
    const page = this.host.create(address);
    this.top()?.hide();
    this.present([...this.stack, page]);
  }

  private popTo(index: number): Page {
    const page = this.stack[index];
    if (!page) throw new Error('cannot navigate back at first page.');
    const closed = this.stack.slice(index + 1).reverse();
    this.stack = this.stack.slice(0, index + 1);
    for (const above of closed) this.close(above);
    this.host.routed(page);
    page.show();
    return page;
  }

  private replaceTop(address: PageAddress): Page {
    const page = this.host.create(address);
    const top = this.top();
    if (top) this.close(top);
    this.present([...this.stack.slice(0, -1), page]);
    return page;
  }

  private startOver(address: PageAddress): Page {
    const page = this.host.create(address);
    const closed = new Set<Page>([...[...this.stack].reverse(), ...this.tabPages.values()]);
    this.tabPages.clear();
    for (const old of closed) this.close(old);
    this.present([page]);
    return page;
  }

  private showTab(path: string): Page {
    const known = this.tabPages.get(path);
    const page = known ?? this.host.create({ path, query: {} });
    for (const old of [...this.stack].reverse()) {
      if (old === page) continue;
      if (this.isTabPage(old.path)) old.hide();
      else this.close(old);
    }
    if (!known) {
      this.present([page]);
      return page;
    }
    this.stack = [page];
    this.host.routed(page);
    page.show();
    return page;
  }

  /** Opens and shows a new page, the last of `stack`. */
  private present(stack: Page[]): void {
    this.stack = stack;
    const page = stack.at(-1) as Page;
    if (this.isTabPage(page.path)) this.tabPages.set(page.path, page);
    this.host.routed(page);
    page.open(this.host.pages);
    page.show();
  }

  private close(page: Page): void {
    if (this.tabPages.get(page.path) === page) this.tabPages.delete(page.path);
    page.close();
  }

  private addressOf(url: string): PageAddress {
    const address = parsePageUrl(url, this.top()?.path);
    if (!this.hasPage(address.path)) throw new Error(`page "${address.path}" is not found`);
    return address;
  }
}
