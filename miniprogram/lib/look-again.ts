const timers = new WeakMap<object, ReturnType<typeof setInterval>>();

/** Looks again every so many milliseconds, while the page is in sight: from `onShow` to `onHide` and `onUnload`. */
export function startLooking(page: object, every: number, look: () => unknown): void {
  stopLooking(page);
  timers.set(page, setInterval(look, every));
}

export function stopLooking(page: object): void {
  const timer = timers.get(page);
  if (timer !== undefined) clearInterval(timer);
  timers.delete(page);
}
