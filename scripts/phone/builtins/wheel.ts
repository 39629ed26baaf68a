/** A column one turns to choose an item: native scrolling, snapped to items, with mouse and keys. */

export interface WheelListener {
  itemHeight(): number;
  count(): number;
  /** The column rests on an item, and it was a person who turned it. */
  settled(index: number): void;
}

/** Milliseconds without a scroll event after which the column rests. */
const REST = 120;

export class Wheel {
  private resting?: ReturnType<typeof setTimeout>;
  private dragFrom?: { y: number; scrollTop: number };
  private index = 0;

  constructor(
    private readonly box: HTMLElement,
    private readonly listener: WheelListener,
  ) {
    box.tabIndex = 0;
    box.addEventListener('scroll', () => this.waitForRest());
    box.addEventListener('keydown', (event) => this.pressKey(event));
    box.addEventListener('pointerdown', (event) => this.startDrag(event));
    box.addEventListener('pointermove', (event) => this.drag(event));
    box.addEventListener('pointerup', (event) => this.endDrag(event));
  }

  /** Turns to an item without telling anyone. */
  show(index: number): void {
    this.index = Math.min(Math.max(0, index), Math.max(0, this.listener.count() - 1));
    this.box.scrollTop = this.index * this.listener.itemHeight();
  }

  private turnTo(index: number): void {
    const last = this.listener.count() - 1;
    const top = Math.min(Math.max(0, index), last) * this.listener.itemHeight();
    this.box.scrollTo({ top, behavior: 'smooth' });
  }

  private nearest(): number {
    return Math.round(this.box.scrollTop / (this.listener.itemHeight() || 1));
  }

  private waitForRest(): void {
    clearTimeout(this.resting);
    this.resting = setTimeout(() => {
      if (this.dragFrom || this.nearest() === this.index) return;
      this.index = this.nearest();
      this.listener.settled(this.index);
    }, REST);
  }

  private pressKey(event: KeyboardEvent): void {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    this.turnTo(this.nearest() + step);
  }

  private startDrag(event: PointerEvent): void {
    if (event.pointerType !== 'mouse') return; // a finger scrolls by itself
    this.dragFrom = { y: event.clientY, scrollTop: this.box.scrollTop };
    this.box.setPointerCapture(event.pointerId);
    this.box.style.scrollSnapType = 'none';
  }

  private drag(event: PointerEvent): void {
    if (this.dragFrom) this.box.scrollTop = this.dragFrom.scrollTop + this.dragFrom.y - event.clientY;
  }

  /** A press without a drag chooses the item under the pointer. */
  private endDrag(event: PointerEvent): void {
    if (!this.dragFrom) return;
    const moved = Math.abs(event.clientY - this.dragFrom.y) > 3;
    this.dragFrom = undefined;
    this.box.style.scrollSnapType = '';
    const { top, height } = this.box.getBoundingClientRect();
    const fromMiddle = Math.round((event.clientY - top - height / 2) / (this.listener.itemHeight() || 1));
    this.turnTo(this.nearest() + (moved ? 0 : fromMiddle));
    this.waitForRest();
  }
}
