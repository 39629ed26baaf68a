/**
 * What the compiler hands to the runtime, and what the page around a phone tells it. The compiler (Node) and the
 * runtime (browser) share these types and nothing else.
 */

export interface WindowConfig {
  navigationBarTitleText?: string;
  navigationBarBackgroundColor?: string;
  navigationBarTextStyle?: 'black' | 'white';
  navigationStyle?: 'default' | 'custom';
  backgroundColor?: string;
  backgroundTextStyle?: 'dark' | 'light';
  enablePullDownRefresh?: boolean;
  onReachBottomDistance?: number;
  disableScroll?: boolean;
}

export interface AppConfig {
  /** All pages, sub-packages' included, without a leading slash; the first is the entry page. */
  pages: string[];
  entryPagePath?: string;
  window?: WindowConfig;
  tabBar?: {
    custom?: boolean;
    color?: string;
    selectedColor?: string;
    backgroundColor?: string;
    borderStyle?: 'black' | 'white';
    list: { pagePath: string; text: string; iconPath?: string; selectedIconPath?: string }[];
  };
  subPackages: { root: string; name?: string; independent?: boolean }[];
}

export interface ComponentConfig extends WindowConfig {
  component?: boolean;
  styleIsolation?: string;
  /** Tag → absolute virtual path (leading slash), npm packages under /miniprogram_npm/. */
  usingComponents: Record<string, string>;
  componentGenerics?: Record<string, true | { default: string }>;
  componentPlaceholder?: Record<string, string>;
}

export interface ComponentModule {
  /** Virtual path without a leading slash: `pages/home/home`, `miniprogram_npm/tdesign-miniprogram/button/button`. */
  path: string;
  page: boolean;
  config: ComponentConfig;
  /** Runs the component's script, which calls the global Component(), Page() or Behavior(). */
  load(): unknown;
}

export interface AppBundle {
  config: AppConfig;
  /**
   * Virtual path (and 'app') → compiled style sheet: units converted (runtime/css-units.ts), tags written `wx-<tag>`, a
   * page's rules held by `@scope (wx-page[data-route="<path>"])` with `page` as `:scope`, ids left as they are.
   * A component's sheet has two placeholders, filled in when its style isolation is known: `__S__` before each class
   * name (`<scope>--`, or nothing when shared) and `__H__` for `:host` (`[wx-host="__H__"]`: the scope).
   */
  styles: Record<string, string>;
  /** Output of glass-easel-template-compiler for every template, built-ins included (under `__builtin__/<tag>`). */
  templates(): Record<string, unknown>;
  components: ComponentModule[];
  loadApp(): unknown;
}

/**
 * How WXS functions are called from templates. The runtime sets it as `globalThis.phoneWxs` before it uses a template;
 * both have the form of glass-easel's `EventListenerWrapper` and `ChangePropFilter`.
 */
export interface WxsBridge {
  /** Calls an event's listener: a method of the component, or a function of a WXS module. */
  event(component: unknown, event: unknown, listener: unknown, lvaluePath?: unknown): unknown;
  /** What to call when a property with `change:<property>` changes, for the WXS function written there. */
  change(listener: unknown, lvaluePath?: unknown): unknown;
}

/** A code one can scan without a camera: shown by `wx.scanCode`, offered by the page around the phone. */
export interface ScannableCode {
  title: string;
  /** Address of its picture. */
  image: string;
  /** What the code says: `wxacode:<page>?scene=<scene>` for a mini-program code, else any text. */
  content: string;
}

/** A WeChat group this phone's person belongs to. */
export interface ChatGroup {
  opengid: string;
  name: string;
}

/** Told to a phone by the page that frames it, as `window.phoneSettings` (script `settings.js` beside index.html). */
export interface PhoneSettings {
  /** Address of a local cloud (scripts/cloud); without it `wx.cloud` refuses by name. */
  cloud?: string;
  envId?: string;
  appid: string;
  /** Who holds this phone; the mini-program itself never sees the openid. */
  openid: string;
  nickname?: string;
  /** The number WeChat would give through `getPhoneNumber`. */
  phoneNumber?: string;
  groups?: ChatGroup[];
  codes?: ScannableCode[];
  /** How this phone was opened: page with query, scene number, and the group when opened from a card there. */
  launch?: { path: string; scene: number; opengid?: string };
}

/** Messages from a phone to the page that frames it (`window.parent.postMessage`), all with `source: 'phone'`. */
export type PhoneMessage =
  | { source: 'phone'; kind: 'ready' }
  | { source: 'phone'; kind: 'route'; path: string }
  | { source: 'phone'; kind: 'share'; opengid: string; card: ShareCard }
  | { source: 'phone'; kind: 'error'; message: string };

/** A mini-program card in a chat. */
export interface ShareCard {
  title: string;
  path: string;
  imageUrl?: string;
}

/** Messages to a phone, all with `source: 'frame'`. */
export type FrameMessage =
  | { source: 'frame'; kind: 'open'; path: string; scene: number; opengid?: string }
  | { source: 'frame'; kind: 'settings'; settings: Partial<PhoneSettings> };
