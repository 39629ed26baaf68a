import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../browser/launch';
import type { PhoneSettings } from '../contract';
import { servePhone } from '../serve';

/** A mini-program of scripts/phone/fixtures, served and opened for the tests of one file. */
export interface FixturePhone {
  /** Opens a phone of its own and waits for its first page. @param url such as `pages/home/home?tab=1` */
  open(url?: string): Promise<Page>;
  /** Address of the phone's page. */
  readonly address: string;
  readonly browser: Browser;
}

/** Serves a fixture before the tests of a file, and closes everything after them. */
export function useFixture(name: string, settings: Partial<PhoneSettings> = {}): FixturePhone {
  let address = '';
  let browser: Browser | undefined;
  let close = async () => {};
  // A busy machine is slow, but not wrong.
  jest.setTimeout(30_000);
  beforeAll(async () => {
    const project = path.join(__dirname, '../fixtures', name);
    const phone = await servePhone({
      project,
      port: 0,
      settings: () => ({ appid: 'touristappid', openid: 'resident', ...settings }),
    });
    address = phone.url;
    close = phone.close;
    browser = await launchBrowser();
  }, 60_000);
  afterEach(async () => {
    for (const context of browser?.contexts() ?? []) await context.close();
  });
  afterAll(async () => {
    await browser?.close();
    await close();
  });
  const running = () => {
    if (!browser) throw new Error('the browser has not started yet');
    return browser;
  };
  return {
    async open(url = '') {
      const page = await running().newPage({ viewport: { width: 375, height: 812 } });
      page.setDefaultTimeout(10_000);
      await page.goto(url ? `${address}#/${url}` : address);
      await visiblePage(page).waitFor();
      return page;
    },
    get address() {
      return address;
    },
    get browser() {
      return running();
    },
  };
}

/** The page on top of the phone's stack. */
export function visiblePage(page: Page) {
  return page.locator('.page-window:not([hidden]) > wx-page');
}

/** What the visible page's `data` holds. */
export function pageData(page: Page): Promise<Record<string, unknown>> {
  return page.evaluate(() => {
    const pages = (
      globalThis as unknown as { getCurrentPages(): { data: Record<string, unknown> }[] }
    ).getCurrentPages();
    return pages.at(-1)?.data ?? {};
  });
}

/** Paths of the page stack, the visible page last. */
export function stack(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    (globalThis as unknown as { getCurrentPages(): { route: string }[] })
      .getCurrentPages()
      .map(({ route }) => route),
  );
}

/** What the fixture's app wrote into its log since it was last asked. */
export function takeLog(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { log } = (globalThis as unknown as { getApp(): { globalData: { log: string[] } } }).getApp()
      .globalData;
    return log.splice(0);
  });
}

/** Runs `wx.<name>(options)` in the phone: what it resolves with, or the `errMsg` it fails with. */
export function callWx(page: Page, name: string, options: Record<string, unknown>): Promise<unknown> {
  return page.evaluate(
    async ([api, given]) => {
      const { wx } = globalThis as unknown as { wx: Record<string, (options: unknown) => Promise<unknown>> };
      try {
        return await wx[api]?.(given);
      } catch (error) {
        return (error as { errMsg: string }).errMsg;
      }
    },
    [name, options] as const,
  );
}
