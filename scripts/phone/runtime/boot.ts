import { builtins } from '../builtins';
import type { AppBundle, PhoneSettings } from '../contract';
import { createWx } from '../wx';
import { registerBuiltins } from './framework/builtins';
import { listenToDocument } from './framework/events';
import { touchWithMouse } from './framework/gestures';
import { followOutside, launch } from './lifecycle';
import { Phone } from './phone';

declare global {
  interface Window {
    /** Set by settings.js, before the bundle. */
    phoneSettings?: PhoneSettings;
  }
}

/** Starts the phone in this document and launches the mini-program. */
export function boot(bundle: AppBundle): void {
  const root = document.getElementById('phone');
  const settings = window.phoneSettings;
  if (!root || !settings)
    throw new Error('A phone needs #phone in its page, and settings.js before its script');
  const phone = new Phone(bundle, settings, new Set(Object.keys(builtins)), root);
  listenToDocument(root);
  touchWithMouse(root);
  followOutside(phone);
  Object.assign(globalThis, {
    wx: createWx(phone),
    getCurrentPages: () => phone.router.stack.map((page) => page.instance),
  });
  registerBuiltins(phone.framework.space, builtins, phone.framework.templates, phone);
  try {
    bundle.loadApp();
  } catch (error) {
    phone.reportError(error);
  }
  void launch(phone);
}
