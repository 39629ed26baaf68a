import { cpSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { type TemporaryProject, temporaryProject } from './compiler/temporary-project';
import { servePhone } from './serve';

// Compiling TDesign takes a second, and more on a busy machine.
jest.setTimeout(60_000);

interface BuildEvent {
  name: string;
  data: string;
  /** Of `performance.now()`. */
  at: number;
}

/** Listens to the server-sent events of a phone as its page does. */
class BuildEvents {
  readonly #text = { rest: '' };
  readonly #events: BuildEvent[] = [];
  readonly #waiting: ((event: BuildEvent) => void)[] = [];

  constructor(url: string) {
    request(`${url}builds`, (response) => {
      response.setEncoding('utf8').on('data', (text: string) => this.#read(text));
      response.on('error', () => {});
    })
      .on('error', () => {})
      .end();
  }

  next(): Promise<BuildEvent> {
    const event = this.#events.shift();
    return event ? Promise.resolve(event) : new Promise((resolve) => this.#waiting.push(resolve));
  }

  #read(text: string): void {
    const blocks = (this.#text.rest + text).split('\n\n');
    this.#text.rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
      const event = {
        name: field('event'),
        data: JSON.parse(field('data')) as string,
        at: performance.now(),
      };
      const waiting = this.#waiting.shift();
      if (waiting) waiting(event);
      else this.#events.push(event);
    }
  }
}

let project: TemporaryProject;
let phone: { url: string; close(): Promise<void> };
let events: BuildEvents;

beforeAll(async () => {
  project = temporaryProject({});
  cpSync(path.join(__dirname, 'fixtures/sample'), project.dir, { recursive: true });
  phone = await servePhone({
    project: project.dir,
    port: 0,
    prefix: '/phone/',
    settings: ({ url = '' }) => ({ openid: new URL(url, phone.url).searchParams.get('as') ?? 'nobody' }),
  });
  events = new BuildEvents(phone.url);
  expect((await events.next()).name).toBe('hello');
});

afterAll(async () => {
  await phone.close();
  project.dispose();
});

const get = (name: string, init?: RequestInit) => fetch(`${phone.url}${name}`, init);

describe('a served phone', () => {
  it('is a page with its scripts and styles, all by relative addresses', async () => {
    const page = await (await get('')).text();
    for (const name of [
      'settings.js',
      'app.js',
      'reload.js',
      'runtime.css',
      'builtins.css',
      'font/font.css',
    ]) {
      expect(page).toContain(`"${name}"`);
      expect((await get(name)).status).toBe(200);
    }
  });

  it('is told who holds it by the page that embeds it', async () => {
    expect(await (await get('?as=person-017')).text()).toContain('"settings.js?as=person-017"');
    const settings = await get('settings.js?as=person-017');
    expect(await settings.text()).toBe(
      'window.phoneSettings = {"openid":"person-017","appid":"touristappid"};',
    );
  });

  it.each([
    ['app.js.map', 'application/json; charset=utf-8'],
    ['images/home.png', 'image/png'],
    ['icons/heart-filled.svg', 'image/svg+xml'],
    ['font/files/noto-sans-sc-100-wght-normal.woff2', 'font/woff2'],
  ])('serves %s', async (name, type) => {
    const response = await get(name);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
  });

  it.each([
    'app.json',
    'pages/home/home.ts',
    '..%2fproject.config.json',
    '..%2f..%2fsecret.png',
    'images/none.png',
  ])('has no %s', async (name) => expect((await get(name)).status).toBe(404));

  it('takes the next port when one is taken', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => resolve((other.address() as AddressInfo).port));
    });
    const second = await servePhone({ project: project.dir, port, settings: () => ({ openid: 'b' }) });
    expect(Number(new URL(second.url).port)).toBeGreaterThan(port);
    await second.close();
    other.close();
  });
});

describe('a change', () => {
  const times: number[] = [];

  /** Writes files, waits for what the page is told, and returns that with the milliseconds it took. */
  async function save(files: Record<string, string>): Promise<BuildEvent & { took: number }> {
    const saved = performance.now();
    project.write(files);
    const event = await events.next();
    return { ...event, took: event.at - saved };
  }

  it.each([
    ['a template', 'pages/home/header.wxml', '<view>换了一句</view>', '换了一句'],
    [
      'a script',
      'utils/day.ts',
      "export const today = () => '换了一天';\nexport const dayOf = today;",
      '换了一天',
    ],
    ['a style sheet', 'styles/tokens.wxss', 'page { --accent: #012345; }', '#012345'],
    ['a JSON file', 'pages/form/form.json', '{ "navigationBarTitleText": "换了标题" }', '换了标题'],
  ])('of %s reloads the page', async (_what, name, text, seen) => {
    const { name: event, took } = await save({ [`miniprogram/${name}`]: text });
    expect(event).toBe('reload');
    times.push(took);
    expect(await (await get('app.js')).text()).toContain(seen);
  });

  it('is shown within a second', () => {
    // The quickest one: what else the machine does meanwhile is not ours.
    expect(Math.min(...times)).toBeLessThan(1000);
  });

  it('in a new folder is seen', async () => {
    expect((await save({ 'miniprogram/pages/new/part.wxml': '<view>新的</view>' })).name).toBe('reload');
    await save({ 'miniprogram/pages/home/header.wxml': '<include src="../new/part.wxml" />' });
    expect((await save({ 'miniprogram/pages/new/part.wxml': '<view>更新的</view>' })).name).toBe('reload');
    expect(await (await get('app.js')).text()).toContain('更新的');
  });

  it('that is a mistake is told, and the phone stays as it was', async () => {
    const before = await (await get('app.js')).text();
    const { name, data } = await save({ 'miniprogram/pages/home/header.wxml': '<view>坏了' });
    expect(name).toBe('errors');
    expect(data).toBe('miniprogram/pages/home/header.wxml:1:2 missing end tag: view');
    expect(await (await get('app.js')).text()).toBe(before);
    expect((await new BuildEvents(phone.url).next()).data).toBe(data);

    expect((await save({ 'miniprogram/pages/home/header.wxml': '<view>好了</view>' })).name).toBe('reload');
  });
});
