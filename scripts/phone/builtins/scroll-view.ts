import { type Builtin, defineBuiltin } from './define';
import { toPixels } from './lengths';
import { Refresher, refresherProperties } from './refresher';

const properties = {
  scrollX: Boolean,
  scrollY: Boolean,
  upperThreshold: { type: null, value: 50 },
  lowerThreshold: { type: null, value: 50 },
  scrollTop: null,
  scrollLeft: null,
  scrollIntoView: String,
  scrollIntoViewOffset: Number,
  scrollWithAnimation: Boolean,
  enableBackToTop: Boolean,
  enablePassive: null,
  enableFlex: Boolean,
  scrollAnchoring: Boolean,
  enhanced: Boolean,
  bounces: { type: null, value: true },
  showScrollbar: { type: null, value: true },
  pagingEnabled: Boolean,
  fastDeceleration: Boolean,
  throttle: { type: null, value: true },
  type: String,
  usingSticky: Boolean,
  clip: { type: null, value: true },
  ...refresherProperties,
};

class ScrollView {
  private readonly box: HTMLElement;
  private readonly refresher: Refresher;
  private lastTop = 0;
  private lastLeft = 0;
  /** An edge is reported once, then again only after the content has left it. */
  private atUpper = true;
  private atLower = false;

  constructor(private readonly builtin: Builtin<typeof properties>) {
    const box = builtin.element.querySelector<HTMLElement>(':scope > .scroll-view-box');
    if (!box) throw new Error('<scroll-view> has lost its content');
    this.box = box;
    this.refresher = new Refresher(builtin, box);
    box.addEventListener('scroll', () => this.scrolled());
    this.reportDrags();
  }

  layOut(): void {
    const { element, data } = this.builtin;
    element.toggleAttribute('scroll-x', data.scrollX);
    element.toggleAttribute('scroll-y', data.scrollY);
    element.toggleAttribute('enable-flex', data.enableFlex);
    element.toggleAttribute('paging-enabled', data.enhanced && data.pagingEnabled);
    const scrollable = data.scrollX || data.scrollY;
    this.box.tabIndex = scrollable ? 0 : -1;
  }

  scrollToTop(): void {
    this.scrollTo({ top: this.wantedOffset(this.builtin.data.scrollTop) });
  }

  scrollToLeft(): void {
    this.scrollTo({ left: this.wantedOffset(this.builtin.data.scrollLeft) });
  }

  /** The child may come with the same update as the wish to see it: look for it in the next frame. */
  scrollIntoView(): void {
    const { scrollIntoView: id, scrollIntoViewOffset: offset } = this.builtin.data;
    if (!id) return;
    requestAnimationFrame(() => {
      const target = this.findById(id);
      if (!target) return;
      const from = this.box.getBoundingClientRect();
      const to = target.getBoundingClientRect();
      this.scrollTo({
        top: this.builtin.data.scrollY ? to.top - from.top + this.box.scrollTop + offset : undefined,
        left: this.builtin.data.scrollX ? to.left - from.left + this.box.scrollLeft + offset : undefined,
      });
    });
  }

  updateRefresher(): void {
    this.refresher.update();
  }

  private findById(id: string): Element | undefined {
    const self = this.builtin.host.builtinOf(this.builtin.element, 'scroll-view');
    if (!self) return undefined;
    for (const component of this.builtin.host.componentsInside(self)) {
      if (component.id === id) return component.element;
    }
    return undefined;
  }

  private wantedOffset(value: unknown): number | undefined {
    if (value === null || value === undefined || value === '') return undefined;
    return toPixels(value, this.builtin.host);
  }

  private scrollTo(offset: { top?: number; left?: number }): void {
    if (offset.top === undefined && offset.left === undefined) return;
    this.box.scrollTo({ ...offset, behavior: this.builtin.data.scrollWithAnimation ? 'smooth' : 'auto' });
  }

  private position() {
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth } = this.box;
    return { scrollTop, scrollLeft, scrollHeight, scrollWidth };
  }

  private scrolled(): void {
    const { scrollTop, scrollLeft } = this.box;
    const deltaX = this.lastLeft - scrollLeft;
    const deltaY = this.lastTop - scrollTop;
    this.lastTop = scrollTop;
    this.lastLeft = scrollLeft;
    this.builtin.fire('scroll', { ...this.position(), deltaX, deltaY });
    this.reportEdges(deltaX, deltaY);
  }

  private reportEdges(deltaX: number, deltaY: number): void {
    const { box, builtin } = this;
    const vertical = builtin.data.scrollY && deltaY !== 0;
    const offset = vertical ? box.scrollTop : box.scrollLeft;
    const rest = vertical
      ? box.scrollHeight - box.clientHeight - offset
      : box.scrollWidth - box.clientWidth - offset;
    const delta = vertical ? deltaY : deltaX;
    const atUpper = offset <= toPixels(builtin.data.upperThreshold, builtin.host);
    const atLower = rest <= toPixels(builtin.data.lowerThreshold, builtin.host);
    if (atUpper && !this.atUpper && delta > 0) {
      builtin.fire('scrolltoupper', { direction: vertical ? 'top' : 'left' });
    }
    if (atLower && !this.atLower && delta < 0) {
      builtin.fire('scrolltolower', { direction: vertical ? 'bottom' : 'right' });
    }
    this.atUpper = atUpper;
    this.atLower = atLower;
  }

  private reportDrags(): void {
    const report = (name: string) => {
      if (this.builtin.data.enhanced) this.builtin.fire(name, this.position());
    };
    this.box.addEventListener('touchstart', () => report('dragstart'), { passive: true });
    this.box.addEventListener('touchmove', () => report('dragging'), { passive: true });
    this.box.addEventListener('touchend', () => report('dragend'));
  }
}

export const scrollView = defineBuiltin({
  properties,
  create: (builtin) => new ScrollView(builtin),
  observers: {
    'scrollX, scrollY, enableFlex, enhanced, pagingEnabled': (controller) => controller.layOut(),
    scrollTop: (controller) => controller.scrollToTop(),
    scrollLeft: (controller) => controller.scrollToLeft(),
    scrollIntoView: (controller) => controller.scrollIntoView(),
    'refresherEnabled, refresherTriggered, refresherDefaultStyle, refresherBackground': (controller) =>
      controller.updateRefresher(),
  },
});
