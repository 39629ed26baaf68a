/**
 * What the runtime gives to the built-in components (scripts/phone/builtins) and to the wx API (scripts/phone/wx).
 * They know the runtime by these types only.
 */

import type { AppConfig, PhoneMessage, PhoneSettings, ShareCard, WindowConfig } from '../contract';

/** A page's, a component's or the app's own `this`: what the mini-program's code defined, by name. */
export type Instance = Record<string, unknown> & {
  data: Record<string, unknown>;
  setData(changes: Record<string, unknown>, done?: () => void): void;
};

export interface EventOptions {
  bubbles?: boolean;
  composed?: boolean;
  capturePhase?: boolean;
}

/** An event as the mini-program's handlers receive it. */
export interface ComponentEvent<Detail = unknown> {
  type: string;
  detail: Detail;
  stopPropagation?(): void;
}

/** A built-in component's `this` in every function of its definition. */
export interface BuiltinInstance {
  readonly host: Host;
  /** `button`, `input` … */
  readonly tag: string;
  /** The `id` written in the template that uses it, or ''. */
  readonly id: string;
  /** Virtual path of the page or component whose template uses this one. */
  readonly owner: string;
  /** The component's own element, `<wx-button>`. Its template's nodes and its slot are inside. */
  readonly element: HTMLElement;
  readonly data: Record<string, unknown>;
  setData(changes: Record<string, unknown>): void;
  /** Triggers an event that `bind:name` receives. */
  fire(name: string, detail?: unknown, options?: EventOptions): void;
  /** Receives an event of this component or bubbling up to it: `tap`, `touchstart`, `longpress` … */
  listen(name: string, listener: (event: ComponentEvent) => void): void;
  /** The element's class names for class names written in the template that uses this component (hover-class …). */
  scopedClasses(names: string): string[];
  /** The value that `mark:` and `data-*` give. */
  readonly dataset: Record<string, unknown>;
  /** Own methods, as defined in `methods`. */
  readonly methods: Record<string, (...args: unknown[]) => unknown>;
  /** Whatever this component keeps for itself between calls. */
  readonly state: Record<string, unknown>;
}

type PropertyType =
  | StringConstructor
  | NumberConstructor
  | BooleanConstructor
  | ArrayConstructor
  | ObjectConstructor
  | null;

/** The template of a built-in is `builtinTemplates[tag]`. The common attributes (aria-*, hidden, animation) are its own matter. */
export interface BuiltinDefinition {
  properties?: Record<
    string,
    | PropertyType
    | { type: PropertyType; value?: unknown; optionalTypes?: (StringConstructor | NumberConstructor)[] }
  >;
  data?: Record<string, unknown>;
  /** Keys as in `Component({ observers })`. Called only after `attached`, and once right after it with the first values. */
  observers?: Record<string, (this: BuiltinInstance, ...values: unknown[]) => void>;
  methods?: Record<string, (this: BuiltinInstance, ...args: never[]) => unknown>;
  attached?(this: BuiltinInstance): void;
  /** After the first layout. */
  ready?(this: BuiltinInstance): void;
  detached?(this: BuiltinInstance): void;
  /** Receives the value of the `name` / `value` pair inside a form; makes this component a form field. */
  formField?: { value(this: BuiltinInstance): unknown; reset(this: BuiltinInstance): void };
}

/** A component found below another one, whoever wrote it. */
export interface ComponentView {
  /** Virtual path, or the tag of a built-in. */
  readonly is: string;
  /** The `id` written in the template that uses it, or ''. */
  readonly id: string;
  /** Missing for a virtualHost component. */
  readonly element?: HTMLElement;
  readonly builtin?: BuiltinInstance;
  readonly instance: Instance;
  /** Has the behavior `wx://form-field`, or `formField` in its definition. */
  readonly formField?: { name: string; value(): unknown; reset(): void };
}

export interface EventChannel {
  on(event: string, listener: (...args: unknown[]) => void): void;
  once(event: string, listener: (...args: unknown[]) => void): void;
  off(event: string, listener?: (...args: unknown[]) => void): void;
  emit(event: string, ...args: unknown[]): void;
}

export interface PageView {
  /** Without a leading slash. */
  readonly path: string;
  readonly query: Record<string, string>;
  /** The page's own `this`: `getCurrentPages()` holds these. */
  readonly instance: Instance;
  /** Everything of the page; its own scrolling element. */
  readonly element: HTMLElement;
  /** The page's window settings: app.json's, then the page's json, then what was set at run time. */
  readonly window: WindowConfig;
  /** Calls a handler such as `onShareAppMessage` when the page has it. */
  call(handler: string, ...args: unknown[]): unknown;
  has(handler: string): boolean;
  readonly eventChannel: EventChannel;
}

/** Thrown by the router; `message` is what follows `navigateTo:fail ` on the platform. */
export interface Router {
  /** The page stack, the visible page last. */
  readonly stack: readonly PageView[];
  top(): PageView | undefined;
  isTabPage(path: string): boolean;
  hasPage(path: string): boolean;
  /** Urls are absolute (`/pages/a/a?x=1`) or relative to the visible page. Each resolves when the new page is shown. */
  navigateTo(url: string, events?: Record<string, (...args: unknown[]) => void>): Promise<EventChannel>;
  redirectTo(url: string): Promise<void>;
  reLaunch(url: string): Promise<void>;
  switchTab(url: string): Promise<void>;
  navigateBack(delta?: number): Promise<void>;
}

export interface NavigationBar {
  /** Of the visible page. */
  setTitle(title: string): void;
  setColor(colors: { frontColor?: string; backgroundColor?: string }): void;
  setLoading(loading: boolean): void;
  hideHomeButton(): void;
}

export interface TabBarItem {
  text?: string;
  iconPath?: string;
  selectedIconPath?: string;
}

export interface TabBar {
  setVisible(visible: boolean): void;
  /** `undefined` removes it. */
  setBadge(index: number, text: string | undefined): void;
  setRedDot(index: number, shown: boolean): void;
  setItem(index: number, item: TabBarItem): void;
  setStyle(style: {
    color?: string;
    selectedColor?: string;
    backgroundColor?: string;
    borderStyle?: 'black' | 'white';
  }): void;
}

export interface PullDown {
  start(): void;
  stop(): void;
}

/** CSS pixels. */
export interface Metrics {
  screenWidth: number;
  screenHeight: number;
  windowWidth: number;
  /** Without status bar, navigation bar and tab bar, as `wx.getWindowInfo` reports for the visible page. */
  windowHeight: number;
  statusBarHeight: number;
  screenTop: number;
  pixelRatio: number;
  safeArea: Rect;
  menuButton: Rect;
}

export interface Rect {
  left: number;
  top: number;
  right: number;
  bottom: number;
  width: number;
  height: number;
}

export interface LaunchOptions {
  path: string;
  query: Record<string, string>;
  scene: number;
  shareTicket?: string;
  referrerInfo: Record<string, unknown>;
}

/** What `wx.onAppShow`, `wx.onError` … are told. */
export interface HostEvents {
  appShow: LaunchOptions;
  appHide: undefined;
  error: { message: string; stack: string };
  unhandledRejection: { reason: unknown; promise: Promise<unknown> };
  pageNotFound: { path: string; query: Record<string, string>; isEntryPage: boolean };
  windowResize: { size: { windowWidth: number; windowHeight: number } };
  themeChange: { theme: 'light' | 'dark' };
  /** The visible page changed, or its window settings did. */
  route: PageView;
  /** The capsule's ··· was tapped. */
  menu: PageView;
  /** The frame changed the settings (`FrameMessage` 'settings'). */
  settings: PhoneSettings;
}

export interface Host {
  readonly config: AppConfig;
  readonly settings: PhoneSettings;
  /** The latest way in: at start, or the frame's last `open` message. */
  readonly launchOptions: LaunchOptions;
  readonly enterOptions: LaunchOptions;
  readonly router: Router;
  readonly navigationBar: NavigationBar;
  readonly tabBar: TabBar;
  readonly pullDown: PullDown;
  /** Covers the whole phone above every page; empty and transparent to touches until something is put in. */
  readonly overlay: HTMLElement;
  app(): Instance;
  /** The visible page. Throws when none is open yet. */
  page(): PageView;
  metrics(): Metrics;
  on<Name extends keyof HostEvents>(name: Name, listener: (value: HostEvents[Name]) => void): () => void;
  /** `20rpx` → `0.2rem` in any CSS text or value. */
  rpx(css: string): string;
  /** A css length from a number (px) or a text. */
  length(value: unknown): string;
  /**
   * The address the browser loads a file of the mini-program from. A relative path is relative to `from` (a virtual
   * path such as `BuiltinInstance.owner`), by default to the visible page. Other addresses (https:, data:) stay.
   */
  assetUrl(path: string, from?: string): string;
  /** Every component inside, in document order, slots included. */
  componentsInside(of: BuiltinInstance): Iterable<ComponentView>;
  /** The built-in component an element belongs to, or the nearest one above it with that tag. */
  builtinOf(element: Element, tag?: string): BuiltinInstance | undefined;
  /** `wx.createSelectorQuery()` and its observer; without a component, the visible page's. */
  createSelectorQuery(component?: Instance): unknown;
  createIntersectionObserver(component?: Instance, options?: Record<string, unknown>): unknown;
  /** Shows an error in console and banner, and tells the app and the frame. */
  reportError(error: unknown): void;
  /** Tells the page around the phone. */
  post(message: PhoneMessage): void;
}

export type { ShareCard };
