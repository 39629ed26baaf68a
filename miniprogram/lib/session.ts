/** What this phone remembers between openings: the place last looked at, and the size of the letters. */

export type Look = 'normal' | 'elder';

/** The area whose home page was last open, or undefined at the first time. */
export function currentArea(): string | undefined {
  return (wx.getStorageSync('area') as string) || undefined;
}

export function goTo(area: string): void {
  wx.setStorageSync('area', area);
}

export function currentLook(): Look {
  return wx.getStorageSync('look') === 'elder' ? 'elder' : 'normal';
}

const watchers = new Set<(look: Look) => void>();

/** 长辈版 on or off. Everything on the screen follows at once. */
export function changeLook(look: Look): void {
  wx.setStorageSync('look', look);
  for (const watcher of watchers) watcher(look);
}

/** Calls back now and at every change, until the returned function is called. */
export function watchLook(watcher: (look: Look) => void): () => void {
  watchers.add(watcher);
  watcher(currentLook());
  return () => watchers.delete(watcher);
}

/** What the home page showed last, so that it opens at once, with or without a connection. */
export function lastHome<T>(): T | undefined {
  return (wx.getStorageSync('home') as T) || undefined;
}

export function keepHome(home: unknown): void {
  wx.setStorageSync('home', home);
}

/** After somebody erased what is held on them: the phone forgets too, all but the size of the letters. */
export function forgetEverything(): void {
  const look = currentLook();
  wx.clearStorageSync();
  wx.setStorageSync('look', look);
}
