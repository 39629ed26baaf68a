import { rmSync } from 'node:fs';
import type { Browser, FrameLocator, Locator, Page } from 'playwright-core';
import { launchBrowser } from '../../scripts/phone/browser/launch';
import { type Product, startProduct } from '../../scripts/start/product';
import type { PageState } from '../../scripts/start/protocol';
import { builtFunctions } from '../support/functions';
import { builtPhone } from '../support/phone';
import { seededData } from '../support/seeded';

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

  /** Somebody else takes the phone, or the same person opens it anew: by nickname, role and place, or a part of them. */
  async isHeldBy(nickname: string | RegExp): Promise<void> {
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

  /** The last one with this text, unless it is said otherwise. */
  async taps(text: string | RegExp, which: 'first' | 'last' = 'last'): Promise<void> {
    const all = this.screen.getByText(text, { exact: typeof text === 'string' }).filter({ visible: true });
    await all[which]().click();
  }

  /** Fills the nth field of the page. */
  async writes(text: string, nth = 0): Promise<void> {
    await this.top.locator('input, textarea').filter({ visible: true }).nth(nth).fill(text);
  }

  /** Taps what stands in the row or card with this text. */
  async tapsIn(row: string, text: string): Promise<void> {
    const rows = this.top.locator('.row, .card').filter({ hasText: row });
    await rows.getByText(text, { exact: true }).filter({ visible: true }).first().click();
  }

  /** Waits for this text, saying yes when WeChat asks first whether messages may come. */
  async allowsAndSees(text: string): Promise<void> {
    const shown = (what: string) => this.screen.getByText(what, { exact: true }).filter({ visible: true });
    await shown('允许').or(shown(text)).first().waitFor();
    if (await shown('允许').isVisible()) await shown('允许').click();
    await this.sees(text);
  }

  /** Holds the camera to the code on another phone's screen. */
  async scans(other: Phone): Promise<void> {
    const buffer = await other.top.locator('.code').screenshot();
    const file = { name: 'code.png', mimeType: 'image/png', buffer };
    await this.screen.locator('.scan-upload input').setInputFiles(file);
  }

  async goesBack(): Promise<void> {
    await this.screen.getByLabel('返回').click();
  }
}

/** The product of `npm start` on data of its own, and its page in a browser. */
export interface Stage {
  page: Page;
  resident: Phone;
  owner: Phone;
  staff: Phone;
  state: PageState;
  /** The local cloud behind it. */
  cloud: Product['cloud'];
  /** Puts every clock, the cloud's and the phones', to this instant. */
  setClock(at: Date): Promise<void>;
  /** Gives a building's code to a phone's camera. */
  scan(building: string, nickname: string): Promise<void>;
  /** Taps a card of the group's chat on somebody's phone. */
  openCard(group: string, card: string, nickname: string): Promise<void>;
  close(): Promise<void>;
}

/** Everything begins at `now`, with every clock standing still until `setClock`; without it time goes on as it does. */
export async function threePhones(now?: Date): Promise<Stage> {
  const data = await seededData(now);
  const built = { functions: await builtFunctions(), phone: await builtPhone() };
  const [product, browser] = await Promise.all([startProduct({ port: 0, data, built }), launchBrowser()]);
  const { cloud, url } = product;
  const state = (await (await fetch(`${url}/state`)).json()) as PageState;
  const page = await browser.newPage({ viewport: { width: 1700, height: 1000 } });
  page.setDefaultTimeout(PATIENCE);
  const setClock = async (at: Date) => {
    cloud.environment.LOULIJIAN_CLOCK = at.toISOString();
    await page.clock.setFixedTime(at);
  };
  if (now) await setClock(now);
  await page.goto(url);
  return {
    page,
    state,
    cloud,
    setClock,
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
    close: () => close(product, browser, data),
  };
}

async function close(product: Product, browser: Browser, data: string): Promise<void> {
  await browser.close();
  await product.stop();
  rmSync(data, { recursive: true, force: true });
}
