/** `wx.onAppShow`, `wx.onError` … with their `off`. */

import type { Host, HostEvents } from '../runtime/host-types';
import type { Api } from './api';

type Listener = (value: unknown) => void;

/** Platform event → what the host calls it. */
const EVENTS: Record<string, keyof HostEvents> = {
  AppShow: 'appShow',
  AppHide: 'appHide',
  Error: 'error',
  UnhandledRejection: 'unhandledRejection',
  PageNotFound: 'pageNotFound',
  WindowResize: 'windowResize',
  ThemeChange: 'themeChange',
};

/** Registered and never told: nothing in a browser phone makes these happen. */
const NEVER = [
  'MenuButtonBoundingClientRectWeightChange',
  'KeyboardHeightChange',
  'MemoryWarning',
  'UserCaptureScreen',
];

function register(subscribe: (listener: Listener) => () => void): {
  on(listener: Listener): void;
  off(listener?: Listener): void;
} {
  const registered = new Map<Listener, () => void>();
  return {
    on: (listener) => {
      registered.get(listener)?.();
      registered.set(listener, subscribe(listener));
    },
    off: (listener) => {
      for (const [known, stop] of registered) {
        if (listener && known !== listener) continue;
        stop();
        registered.delete(known);
      }
    },
  };
}

/** `wx.onError` is told one text, stack included; everything else comes as the host has it. */
function toListener(name: keyof HostEvents, value: HostEvents[keyof HostEvents]): unknown {
  return name === 'error' ? (value as HostEvents['error']).stack : value;
}

export function appEventsApi(host: Host): Api {
  const api: Api = {};
  for (const [platform, name] of Object.entries(EVENTS)) {
    const { on, off } = register((listener) => host.on(name, (value) => listener(toListener(name, value))));
    api[`on${platform}`] = on;
    api[`off${platform}`] = off;
  }
  for (const platform of NEVER) {
    const { on, off } = register(() => () => undefined);
    api[`on${platform}`] = on;
    api[`off${platform}`] = off;
  }
  return api;
}
