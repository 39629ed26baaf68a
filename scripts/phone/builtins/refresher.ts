/** Pull-down refresh of a scroll-view. */

import type { Builtin } from './define';

export const refresherProperties = {
  refresherEnabled: Boolean,
  refresherThreshold: { type: Number, value: 45 },
  refresherDefaultStyle: { type: String, value: 'black' },
  refresherBackground: String,
  refresherTriggered: Boolean,
};

type RefresherBuiltin = Builtin<typeof refresherProperties>;

/** Rubber band: the content follows at half the finger's speed. */
const RESISTANCE = 0.5;

export class Refresher {
  private readonly indicator = document.createElement('div');
  private startY: number | undefined;
  private pulled = 0;
  private refreshing = false;

  constructor(
    private readonly builtin: RefresherBuiltin,
    private readonly box: HTMLElement,
  ) {
    this.indicator.className = 'scroll-view-refresher';
    this.indicator.innerHTML = '<i></i><i></i><i></i>';
    box.before(this.indicator);
    box.addEventListener('touchstart', (event) => this.start(event), { passive: true });
    box.addEventListener('touchmove', (event) => this.move(event), { passive: false });
    box.addEventListener('touchend', () => this.end('refresherrestore'));
    box.addEventListener('touchcancel', () => this.end('refresherabort'));
  }

  update(): void {
    const { data } = this.builtin;
    this.indicator.hidden = !data.refresherEnabled;
    this.indicator.dataset.style = data.refresherDefaultStyle;
    this.indicator.style.background = data.refresherBackground;
    if (data.refresherTriggered !== this.refreshing) this.setRefreshing(data.refresherTriggered);
  }

  private start(event: TouchEvent): void {
    const atTop = this.box.scrollTop <= 0;
    this.startY = this.builtin.data.refresherEnabled && atTop ? event.touches[0]?.clientY : undefined;
  }

  private move(event: TouchEvent): void {
    const y = event.touches[0]?.clientY;
    if (this.startY === undefined || y === undefined || this.refreshing) return;
    const distance = (y - this.startY) * RESISTANCE;
    if (distance <= 0) return;
    event.preventDefault();
    this.pull(distance);
    this.builtin.fire('refresherpulling', { dy: distance });
  }

  private end(otherwise: string): void {
    if (this.startY === undefined || this.pulled === 0 || this.refreshing) return;
    this.startY = undefined;
    if (this.pulled >= this.builtin.data.refresherThreshold) {
      this.builtin.setData({ refresherTriggered: true });
      if (!this.refreshing) this.setRefreshing(true);
      this.builtin.fire('refresherrefresh', { dy: this.pulled });
    } else {
      this.builtin.fire(otherwise, { dy: this.pulled });
      this.pull(0);
    }
  }

  private setRefreshing(refreshing: boolean): void {
    const ended = this.refreshing && !refreshing;
    this.refreshing = refreshing;
    this.indicator.classList.toggle('refreshing', refreshing);
    this.pull(refreshing ? this.builtin.data.refresherThreshold : 0);
    if (ended) this.builtin.fire('refresherrestore', { dy: 0 });
  }

  private pull(distance: number): void {
    this.pulled = distance;
    this.indicator.style.height = `${distance}px`;
    this.box.style.transform = distance > 0 ? `translateY(${distance}px)` : '';
  }
}
