import { type Builtin, defineBuiltin } from './define';
import { toPixels } from './lengths';
import { SwipeGesture } from './swipe-gesture';
import { destination, dragged, offsetOf, settledIndex, type Track } from './swiper-position';

const properties = {
  indicatorDots: Boolean,
  indicatorColor: { type: String, value: 'rgba(0, 0, 0, .3)' },
  indicatorActiveColor: { type: String, value: '#000000' },
  autoplay: Boolean,
  current: Number,
  currentItemId: String,
  interval: { type: Number, value: 5000 },
  duration: { type: Number, value: 500 },
  circular: Boolean,
  vertical: Boolean,
  previousMargin: { type: null, value: 0 },
  nextMargin: { type: null, value: 0 },
  snapToEdge: Boolean,
  displayMultipleItems: { type: Number, value: 1 },
  easingFunction: { type: String, value: 'default' },
  disableTouch: Boolean,
  touchable: { type: Boolean, value: true },
  cacheExtent: Number,
};

/** Why `current` changed, as `bindchange` tells it: a finger, the clock, or the page (''). */
type Source = 'touch' | 'autoplay' | '';

/** A flick this quick (items per millisecond) turns the page however short it was. */
const FLICK = 0.0006;

class Swiper {
  private readonly frame: HTMLElement;
  private readonly dots = document.createElement('div');
  private readonly changes = new MutationObserver(() => this.itemsChanged());
  private position = 0;
  private index = 0;
  private frameRequest = 0;
  private timer?: ReturnType<typeof setInterval>;

  constructor(private readonly builtin: Builtin<typeof properties>) {
    const frame = builtin.element.querySelector<HTMLElement>(':scope > .swiper-frame');
    if (!frame) throw new Error('<swiper> has lost its items');
    this.frame = frame;
    this.dots.className = 'swiper-dots';
    builtin.element.append(this.dots);
    this.index = builtin.data.current;
    this.position = this.index;
    this.changes.observe(frame, { childList: true });
    new SwipeGesture(builtin.element, {
      enabled: () => !builtin.data.disableTouch && builtin.data.touchable && this.items().length > 0,
      vertical: () => builtin.data.vertical,
      started: () => this.hold(),
      moved: (pixels) => this.drag(pixels),
      ended: (pixels, velocity) => this.release(pixels, velocity),
    });
  }

  /** The page asked for another item. */
  show(): void {
    const { current, currentItemId } = this.builtin.data;
    const byId = currentItemId ? this.items().findIndex((item) => itemIdOf(item) === currentItemId) : -1;
    const wanted = byId >= 0 ? byId : current;
    if (wanted === this.index) return;
    this.goTo(wanted, '');
  }

  layOut(): void {
    const { element, data, host } = this.builtin;
    const [before, after] = [toPixels(data.previousMargin, host), toPixels(data.nextMargin, host)];
    element.toggleAttribute('vertical', data.vertical);
    this.frame.style.inset = data.vertical ? `${before}px 0 ${after}px` : `0 ${after}px 0 ${before}px`;
    this.place();
    this.drawDots();
  }

  restartClock(): void {
    clearInterval(this.timer);
    const { autoplay, interval } = this.builtin.data;
    if (autoplay) this.timer = setInterval(() => this.turn(), interval);
  }

  leave(): void {
    clearInterval(this.timer);
    cancelAnimationFrame(this.frameRequest);
    this.changes.disconnect();
  }

  private turn(): void {
    const visible = this.builtin.element.offsetParent !== null;
    if (!visible) return;
    const atEnd = settledIndex(this.index + 1, this.track()) === this.index;
    this.goTo(atEnd ? 0 : this.index + 1, 'autoplay');
  }

  private items(): HTMLElement[] {
    return [...this.frame.querySelectorAll<HTMLElement>(':scope > wx-swiper-item')];
  }

  private track(): Track {
    const { circular, displayMultipleItems } = this.builtin.data;
    return { count: this.items().length, circular, displayed: displayMultipleItems };
  }

  private itemsChanged(): void {
    const count = this.items().length;
    if (count > 0 && this.index >= count) {
      this.index = settledIndex(this.index, this.track());
      this.position = this.index;
    }
    this.layOut();
  }

  private hold(): void {
    clearInterval(this.timer);
    cancelAnimationFrame(this.frameRequest);
    this.position = this.index;
  }

  private itemSize(): number {
    const { vertical, displayMultipleItems } = this.builtin.data;
    const size = vertical ? this.frame.clientHeight : this.frame.clientWidth;
    return size / displayMultipleItems || 1;
  }

  private drag(pixels: number): void {
    this.position = dragged(this.index - pixels / this.itemSize(), this.track());
    this.place();
    const [dx, dy] = this.builtin.data.vertical ? [0, -pixels] : [-pixels, 0];
    this.builtin.fire('transition', { dx, dy });
  }

  private release(pixels: number, velocity: number): void {
    const flicked = Math.abs(velocity / this.itemSize()) > FLICK;
    const target = flicked ? this.index - Math.sign(pixels) : Math.round(this.position);
    this.goTo(settledIndex(target, this.track()), 'touch');
    this.restartClock();
  }

  private goTo(index: number, source: Source): void {
    const track = this.track();
    if (track.count === 0) {
      this.index = index;
      this.position = index;
      return;
    }
    const settled = settledIndex(index, track);
    const changed = settled !== this.index;
    this.index = settled;
    this.travel(destination(settled, this.position, track), source);
    this.drawDots();
    if (!changed) return;
    if (source !== '') this.builtin.setData({ current: settled });
    this.builtin.fire('change', this.detail(source));
  }

  private detail(source: Source) {
    const item = this.items()[this.index];
    return { current: this.index, currentItemId: item ? itemIdOf(item) : '', source };
  }

  private travel(target: number, source: Source): void {
    cancelAnimationFrame(this.frameRequest);
    const from = this.position;
    const began = performance.now();
    const duration = this.builtin.data.duration;
    const step = (now: number) => {
      const part = duration > 0 ? Math.min(1, (now - began) / duration) : 1;
      this.position = from + (target - from) * ease(part, this.builtin.data.easingFunction);
      this.place();
      if (part < 1) {
        this.frameRequest = requestAnimationFrame(step);
      } else {
        this.position = this.index;
        this.place();
        this.builtin.fire('animationfinish', this.detail(source));
      }
    };
    this.frameRequest = requestAnimationFrame(step);
  }

  private place(): void {
    const track = this.track();
    const { vertical, displayMultipleItems } = this.builtin.data;
    this.items().forEach((item, index) => {
      const percent = offsetOf(index, this.position, track) * 100;
      item.style[vertical ? 'height' : 'width'] = `${100 / displayMultipleItems}%`;
      item.style.transform = vertical ? `translate(0, ${percent}%)` : `translate(${percent}%, 0)`;
    });
  }

  private drawDots(): void {
    const { indicatorDots, indicatorColor, indicatorActiveColor } = this.builtin.data;
    const items = indicatorDots ? this.items() : [];
    const dots = items.map((_, index) => {
      const dot = document.createElement('i');
      dot.style.background = index === this.index ? indicatorActiveColor : indicatorColor;
      return dot;
    });
    this.dots.replaceChildren(...dots);
  }
}

function ease(part: number, name: string): number {
  if (name === 'linear') return part;
  if (name === 'easeInCubic') return part ** 3;
  if (name === 'easeInOutCubic') return part < 0.5 ? 4 * part ** 3 : 1 - (2 - 2 * part) ** 3 / 2;
  return 1 - (1 - part) ** 3;
}

function itemIdOf(item: HTMLElement): string {
  return item.getAttribute('item-id') ?? '';
}

export const swiper = defineBuiltin({
  properties,
  create: (builtin) => new Swiper(builtin),
  observers: {
    'current, currentItemId': (controller) => controller.show(),
    'vertical, previousMargin, nextMargin, displayMultipleItems, circular, indicatorDots, indicatorColor, indicatorActiveColor':
      (controller) => controller.layOut(),
    'autoplay, interval': (controller) => controller.restartClock(),
  },
  detached: (controller) => controller.leave(),
});

export const swiperItem = defineBuiltin({
  properties: { itemId: String, skipHiddenItemLayout: Boolean },
  create: () => undefined,
  observers: { itemId: (_, { element, data }) => element.setAttribute('item-id', data.itemId) },
});
