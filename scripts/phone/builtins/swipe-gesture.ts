/** Follows one finger along one axis, and leaves the other axis to whatever scrolls there. */

export interface SwipeListener {
  enabled(): boolean;
  vertical(): boolean;
  started(): void;
  /** Pixels since the finger came down. */
  moved(pixels: number): void;
  /** `velocity` is in pixels per millisecond. */
  ended(pixels: number, velocity: number): void;
}

/** Pixels a finger moves before its direction is believed. */
const SLOP = 6;

/** How far back, in milliseconds, the speed at release is measured. */
const VELOCITY_WINDOW = 100;

/** Swipes that an inner swiper follows: an outer one leaves them alone. */
const taken = new WeakSet<Event>();

export class SwipeGesture {
  private start?: { x: number; y: number };
  private following = false;
  private recent: { pixels: number; at: number }[] = [];

  constructor(
    element: HTMLElement,
    private readonly listener: SwipeListener,
  ) {
    element.addEventListener('touchstart', (event) => this.begin(event), { passive: true });
    element.addEventListener('touchmove', (event) => this.move(event), { passive: false });
    element.addEventListener('touchend', (event) => this.end(event.timeStamp));
    element.addEventListener('touchcancel', (event) => this.end(event.timeStamp));
  }

  private begin(event: TouchEvent): void {
    const touch = event.touches[0];
    this.following = false;
    this.recent = [];
    this.start =
      touch && event.touches.length === 1 && this.listener.enabled()
        ? { x: touch.clientX, y: touch.clientY }
        : undefined;
  }

  private move(event: TouchEvent): void {
    const touch = event.touches[0];
    if (!this.start || !touch || taken.has(event)) return;
    const dx = touch.clientX - this.start.x;
    const dy = touch.clientY - this.start.y;
    const [along, across] = this.listener.vertical() ? [dy, dx] : [dx, dy];
    if (!this.following) {
      if (Math.max(Math.abs(along), Math.abs(across)) < SLOP) return;
      if (Math.abs(across) > Math.abs(along)) {
        this.start = undefined;
        return;
      }
      this.following = true;
      this.listener.started();
    }
    taken.add(event);
    if (event.cancelable) event.preventDefault();
    this.recent.push({ pixels: along, at: event.timeStamp });
    this.listener.moved(along);
  }

  private end(now: number): void {
    const last = this.recent.at(-1);
    this.start = undefined;
    if (!this.following || !last) return;
    this.following = false;
    const first = this.recent.find(({ at }) => now - at <= VELOCITY_WINDOW) ?? last;
    const elapsed = now - first.at;
    this.listener.ended(last.pixels, elapsed > 0 ? (last.pixels - first.pixels) / elapsed : 0);
  }
}
