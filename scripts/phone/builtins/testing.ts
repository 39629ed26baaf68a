import type { Page } from 'playwright-core';
import { takeLog } from '../runtime/testing';

/** `setData` of the visible page. */
export function setPageData(page: Page, changes: Record<string, unknown>): Promise<void> {
  return page.evaluate(`getCurrentPages().at(-1).setData(${JSON.stringify(changes)})`);
}

/** What the fixture's app logs next, once there are `count` lines of it. */
export async function nextLog(page: Page, count = 1): Promise<string[]> {
  await page.waitForFunction(`getApp().globalData.log.length >= ${count}`);
  return takeLog(page);
}
