import type { TouchLike } from '../framework/events';
import type { Page } from './page';

/** Height in CSS pixels of the three dots, and how far one has to pull for a refresh. */
const DOTS_HEIGHT = 60;
/** A wheel has no end of a gesture: after so many milliseconds without turning it was let go. */
const WHEEL_RELEASE = 150;

/** Pull-down refresh of one page: drag with a finger or mouse, or turn the wheel, at the top. */
export class PullDownRefresh {
  private readonly dots = document.createElement('div');
  private refreshing = false;

  constructor(private readonly page: Page) {
    this.dots.className = 'pull-down';
    this.dots.innerHTML = '<i></i><i></i><i></i>';
    page.windowElement.prepend(this.dots);
    this.followTouches();
    this.followWheel();
  }

  /** Shows the dots and calls `onPullDownRefresh`, by hand or by `wx.startPullDownRefresh`. */
  start(): void {
    if (this.refreshing) return;
    this.refreshing = true;
    this.pull(DOTS_HEIGHT);
    this.page.call('onPullDownRefresh');
  }

  stop(): void {
    this.refreshing = false;
    this.pull(0);
  }

  private get enabled(): boolean {
    return Boolean(this.page.window.enablePullDownRefresh) && !this.refreshing;
  }

  private get atTop(): boolean {
    return this.page.element.scrollTop <= 0;
  }

  private followTouches(): void {
    const { element } = this.page;
    let from: number | undefined;
    let pulled = 0;
    element.addEventListener('touchstart', (event) => {
      from = this.enabled && this.atTop ? firstY(event as TouchLike) : undefined;
      pulled = 0;
    });
    element.addEventListener('touchmove', (event) => {
      if (from === undefined || event.defaultPrevented) return;
      pulled = Math.max(0, (firstY(event as TouchLike) - from) / 2);
      this.pull(pulled);
    });
    const release = () => {
      if (from !== undefined) this.release(pulled);
      from = undefined;
    };
    element.addEventListener('touchend', release);
    element.addEventListener('touchcancel', release);
  }

  private followWheel(): void {
    let pulled = 0;
    let released: ReturnType<typeof setTimeout> | undefined;
    this.page.element.addEventListener(
      'wheel',
      (event) => {
        if (!this.enabled || !this.atTop || event.deltaY >= 0) return;
        pulled += -event.deltaY / 2;
        this.pull(pulled);
        clearTimeout(released);
        released = setTimeout(() => {
          this.release(pulled);
          pulled = 0;
        }, WHEEL_RELEASE);
      },
      { passive: true },
    );
  }

  private release(pulled: number): void {
    if (pulled >= DOTS_HEIGHT) this.start();
    else this.stop();
  }

  /** Makes room above the page. No transform: what is fixed in the page would move with it. */
  private pull(pixels: number): void {
    this.dots.style.height = `${Math.min(pixels, DOTS_HEIGHT * 1.5)}px`;
    this.dots.classList.toggle('pulled', pixels > 0);
    this.dots.classList.toggle('dark', this.page.window.backgroundTextStyle !== 'light');
  }
}

function firstY(event: TouchLike): number {
  return event.touches[0]?.clientY ?? 0;
}
