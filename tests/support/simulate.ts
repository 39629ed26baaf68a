import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/**
 * The mini-program's own components and pages, TDesign's inside them, rendered by miniprogram-simulate with WeChat's
 * compiler. For the jest project `components`, which runs in jsdom.
 */

const ROOT = path.resolve(__dirname, '../..');
const PHONE = 'miniprogram';
const TDESIGN = 'node_modules/tdesign-miniprogram/miniprogram_dist';

/** One rendered component, as j-component gives it. */
export interface Rendered {
  readonly dom: { textContent: string | null; innerHTML: string };
  readonly data: Record<string, unknown>;
  // Methods of the page under test, called as the template would call them.
  readonly instance: Record<string, (...args: unknown[]) => unknown> & {
    setData(data: Record<string, unknown>): void;
  };
  querySelector(selector: string): Rendered | undefined;
  querySelectorAll(selector: string): Rendered[];
  dispatchEvent(name: string, options?: object): void;
  addEventListener(name: string, handler: (event: { detail: Record<string, unknown> }) => void): void;
  attach(parent: unknown): void;
  detach(): void;
}

interface Simulate {
  load(path: string, tagName: string, options: object): string;
  render(id: string, properties?: object): Rendered;
}

interface Globals {
  wx: Record<string, unknown>;
  Page(definition: Record<string, unknown>): void;
  Component(definition: Record<string, unknown>): void;
  getApp(): object;
  getCurrentPages(): object[];
  document: { createElement(tag: string): unknown };
}
const globals = globalThis as unknown as Globals;

/** A page is a component whose functions are methods; miniprogram-simulate knows components only. */
function Page({ data, ...rest }: Record<string, unknown>): void {
  globals.Component({ data, methods: rest });
}

function filesBelow(folder: string, extension: string): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(extension))
    .map((file) => path.posix.join(folder, file.replaceAll('\\', '/')));
}

/** Component names of npm packages become paths to their files, which is all that miniprogram-simulate understands. */
function readNpmNames(): void {
  const utils = jest.requireActual('miniprogram-simulate/src/utils');
  const readJson = utils.readJson;
  utils.readJson = (file: string) => {
    const json = readJson(file);
    const used: [string, string][] = Object.entries(json?.usingComponents ?? {});
    const found = used.map(([tag, name]) => {
      const inPackage = path.join(ROOT, TDESIGN, name.replace(/^tdesign-miniprogram\//, ''));
      return [tag, existsSync(`${inPackage}.json`) ? path.relative(path.dirname(file), inPackage) : name];
    });
    return json && { ...json, usingComponents: Object.fromEntries(found) };
  };
}

/** Room for the compiler's output, in bytes: all templates are some two million. */
const COMPILED = 16 * 1024 * 1024;
let compiled: string | undefined;

/** WeChat's compiler takes every template at once; once for each test file is enough. */
function compileOnce(): void {
  const compiler = jest.requireActual('miniprogram-compiler');
  const { wxmlToJs } = compiler;
  compiler.wxmlToJs = () => {
    const wxmlList = [...filesBelow(PHONE, '.wxml'), ...filesBelow(TDESIGN, '.wxml')];
    const wxsList = [...filesBelow(PHONE, '.wxs'), ...filesBelow(TDESIGN, '.wxs')];
    compiled ??= wxmlToJs(ROOT, { wxmlList, wxsList, maxBuffer: COMPILED }) as string;
    return compiled;
  };
}

/** Loads miniprogram-simulate anew: modules of the mini-program keep state between tests otherwise. */
function start(): Simulate {
  jest.resetModules();
  const { wx } = globals;
  globals.wx = {};
  Object.assign(globals, { Page, getApp: () => ({}), getCurrentPages: () => [] });
  const simulate: Simulate = jest.requireActual('miniprogram-simulate');
  readNpmNames();
  compileOnce();
  Object.assign(globals.wx, wx);
  return simulate;
}

/** Renders what lies at this path below miniprogram/, without the extension. */
export function render(file: string, properties?: object): Rendered {
  const simulate = start();
  const options = { rootPath: ROOT, compiler: 'official' };
  const id = simulate.load(path.join(ROOT, PHONE, file), path.basename(file), options);
  const rendered = simulate.render(id, properties);
  rendered.attach(globals.document.createElement('div'));
  return rendered;
}

/** Renders a page and opens it with this query, as far as its first answers. */
export async function open(file: string, query: Record<string, string> = {}): Promise<Rendered> {
  const page = render(file);
  await page.instance.onLoad?.(query);
  await page.instance.onShow?.();
  await settled();
  return page;
}

/** Until what was set has been drawn. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20));
}
