import type { Page } from 'playwright-core';
import type { Notice } from '../../../cloudfunctions/domain/notice/notice';
import { demoWechat } from '../../../seeds/wechat';
import { launchBrowser } from '../../phone/browser/launch';
import { servePhone } from '../../phone/serve';
import { type Figure, median } from '../figure';
import { PROJECT, type Shared } from '../shared';

const ROUNDS = 11;
/** Milliseconds after which a page that shows nothing has failed. */
const PATIENCE = 10_000;
const VISIBLE_PAGE = '.page-window:not([hidden]) > wx-page';
const PHONE = { width: 375, height: 812 };

/** What the phone offers to scripts, as far as this needs it. */
interface PhoneGlobals {
  wx: { navigateTo(options: { url: string }): Promise<unknown>; navigateBack(): Promise<unknown> };
}

/** The owner's phone on the seeded cloud, in a browser. */
async function openPhone(shared: Shared): Promise<Page> {
  const { test } = await shared.cloud();
  const [, owner] = demoWechat().first;
  const phone = await servePhone({
    project: PROJECT,
    port: 0,
    settings: () => ({ cloud: test.cloud.url, openid: owner }),
  });
  shared.atEnd(() => phone.close());
  const browser = await launchBrowser();
  shared.atEnd(() => browser.close());
  const page = await browser.newPage({ viewport: PHONE });
  await page.goto(phone.url);
  await page.locator(VISIBLE_PAGE).waitFor();
  return page;
}

/** Milliseconds from the tap until the page shows what the cloud answered. */
async function opening(page: Page, url: string, title: string): Promise<number> {
  // No function may have a name in here: the compiler would mark it with a helper that the browser does not have.
  return page.evaluate(
    async ([to, text, visible, patience]) => {
      const begun = performance.now();
      await (globalThis as unknown as PhoneGlobals).wx.navigateTo({ url: to });
      while (!document.querySelector(visible)?.textContent?.includes(text)) {
        if (performance.now() - begun > patience) throw new Error(`${to} does not show ${text}`);
        await new Promise(requestAnimationFrame);
      }
      return performance.now() - begun;
    },
    [url, title, VISIBLE_PAGE, PATIENCE] as const,
  );
}

async function goBack(page: Page): Promise<void> {
  await page.evaluate(() => (globalThis as unknown as PhoneGlobals).wx.navigateBack());
}

export const reopenPage: Figure = {
  subject: 'it-runs',
  name: 'opening a page again in the browser, ms',
  limit: 200,
  short: false,
  async measure(shared) {
    const { test } = await shared.cloud();
    const { codes } = demoWechat();
    const [notice] = await test.database.find('notices', { areas: codes[0]?.place, state: 'posted' });
    const { _id, title } = notice as unknown as Notice;
    const url = `/packages/notice/notice/notice?id=${_id}`;
    const page = await openPhone(shared);
    const times: number[] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      times.push(await opening(page, url, title));
      await goBack(page);
    }
    // The first time is not "again".
    return median(times.slice(1));
  },
};
