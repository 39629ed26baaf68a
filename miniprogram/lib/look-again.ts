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

/** A page that shows how something stands. */
interface Looking {
  /** Reads it anew and draws it. */
  load(): Promise<void>;
}

/**
 * What is spread into a page that loads when it is shown and again every so many milliseconds while it is in sight;
 * `isDue` says when a look can be left out.
 */
export function lookingAgain<Shown extends Looking>(every: number, isDue?: (page: Shown) => boolean) {
  return {
    onShow(this: Shown) {
      startLooking(this, every, () => (isDue && !isDue(this) ? undefined : this.load()));
      return this.load();
    },
    onHide(this: Shown) {
      stopLooking(this);
    },
    onUnload(this: Shown) {
      stopLooking(this);
    },
  };
}
