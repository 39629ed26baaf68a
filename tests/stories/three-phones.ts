import { rmSync } from 'node:fs';
import type { Browser, FrameLocator, Locator, Page } from 'playwright-core';
import { launchBrowser } from '../../scripts/phone/browser/launch';
import type { PageState } from '../../scripts/start/protocol';
import { type Started, startChild, stateOf, temporaryData } from '../../scripts/start/testing';

/** Milliseconds for anything to appear; machines that test are busy. */
const PATIENCE = 45_000;

/** One of the three phones on the page of `npm start`, as the person who holds it sees it. */
export class Phone {
  constructor(
    private readonly page: Page,
    private readonly index: number,
    private readonly title: string,
  ) {}

  get screen(): FrameLocator {
    return this.page.locator('.phone').nth(this.index).frameLocator('iframe');
  }

  /** The page on top: those below stay in the document. */
  private get top(): Locator {
    return this.screen.locator('wx-page:visible');
  }

  /** Somebody else takes the phone: by nickname, or the start of it. */
  async isHeldBy(nickname: string): Promise<void> {
    const choice = this.page.getByLabel(`谁拿着${this.title}的手机`);
    const label = await choice.locator('option', { hasText: nickname }).first().textContent();
    await choice.selectOption({ label: label ?? '' });
  }

  async sees(text: string | RegExp): Promise<void> {
    await this.screen.getByText(text).filter({ visible: true }).first().waitFor();
  }

  async doesNotSee(text: string | RegExp): Promise<void> {
    await this.screen.getByText(text).filter({ visible: true }).first().waitFor({ state: 'detached' });
  }

  async taps(text: string | RegExp): Promise<void> {
    await this.screen
      .getByText(text, { exact: typeof text === 'string' })
      .filter({ visible: true })
      .last()
      .click();
  }

  /** Fills the nth field of the page. */
  async writes(text: string, nth = 0): Promise<void> {
    await this.top.locator('input, textarea').filter({ visible: true }).nth(nth).fill(text);
  }

  async goesBack(): Promise<void> {
    await this.screen.getByLabel('返回').click();
  }
}

/** `npm start` on data of its own, and its page in a browser. */
export interface Stage {
  page: Page;
  resident: Phone;
  owner: Phone;
  staff: Phone;
  state: PageState;
  /** Gives a building's code to a phone's camera. */
  scan(building: string, nickname: string): Promise<void>;
  /** Taps a card of the group's chat on somebody's phone. */
  openCard(group: string, card: string, nickname: string): Promise<void>;
  close(): Promise<void>;
}

export async function threePhones(): Promise<Stage> {
  const data = temporaryData();
  const [started, browser] = await Promise.all([startChild(data, 0), launchBrowser()]);
  const state = await stateOf(started);
  const page = await browser.newPage({ viewport: { width: 1700, height: 1000 } });
  page.setDefaultTimeout(PATIENCE);
  await page.goto(started.url);
  return {
    page,
    state,
    resident: new Phone(page, 0, '住户'),
    owner: new Phone(page, 1, '群主'),
    staff: new Phone(page, 2, '工作人员'),
    async scan(building, nickname) {
      await page.locator('#code select').selectOption({ label: building });
      await page.locator('#code').getByText(nickname).click();
    },
    async openCard(group, card, nickname) {
      const opengid = state.groups.find(({ name }) => name.startsWith(group))?.opengid ?? '';
      await page.getByLabel('哪个群').selectOption(opengid);
      await page.locator('#chat .said', { hasText: card }).last().getByText(`${nickname}点开`).click();
    },
    close: () => close(started, browser, data),
  };
}

async function close(started: Started, browser: Browser, data: string): Promise<void> {
  await browser.close();
  started.kill();
  rmSync(data, { recursive: true, force: true });
}
