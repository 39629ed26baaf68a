import { type Builtin, defineBuiltin } from './define';
import { toPixels } from './lengths';

const properties = {
  direction: { type: String, value: 'none' },
  inertia: Boolean,
  outOfBounds: Boolean,
  x: null,
  y: null,
  damping: { type: Number, value: 20 },
  friction: { type: Number, value: 2 },
  disabled: Boolean,
  scale: Boolean,
  animation: { type: null, value: true },
};

type Source = 'touch' | '';

class MovableView {
  private position = { x: 0, y: 0 };
  private finger?: { x: number; y: number };

  constructor(private readonly builtin: Builtin<typeof properties>) {
    if (builtin.data.scale) throw new Error('<movable-view scale> is not available in the browser phone');
    const { element } = builtin;
    element.addEventListener('touchstart', (event) => this.start(event), { passive: true });
    element.addEventListener('touchmove', (event) => this.move(event), { passive: false });
    element.addEventListener('touchend', () => {
      this.finger = undefined;
    });
  }

  /** Inside the area the view stays whole; a view larger than its area shows no gap. */
  moveTo(x: number, y: number, source: Source): void {
    const { element } = this.builtin;
    const area = element.closest('wx-movable-area');
    if (!area) throw new Error('<movable-view> must be inside a <movable-area>');
    const clamp = (wanted: number, room: number) =>
      Math.min(Math.max(wanted, Math.min(0, room)), Math.max(0, room));
    this.position = {
      x: clamp(x, area.clientWidth - element.offsetWidth),
      y: clamp(y, area.clientHeight - element.offsetHeight),
    };
    element.style.transition = source === '' && this.builtin.data.animation ? 'transform .3s' : '';
    element.style.transform = `translate(${this.position.x}px, ${this.position.y}px)`;
    this.builtin.fire('change', { ...this.position, source });
  }

  moveByPage(): void {
    const { x, y } = this.builtin.data;
    if (x === null && y === null) return;
    this.moveTo(toPixels(x ?? 0, this.builtin.host), toPixels(y ?? 0, this.builtin.host), '');
  }

  private start(event: TouchEvent): void {
    const touch = event.touches[0];
    if (!touch || this.builtin.data.disabled) return;
    this.finger = { x: touch.clientX - this.position.x, y: touch.clientY - this.position.y };
  }

  private move(event: TouchEvent): void {
    const touch = event.touches[0];
    const { direction } = this.builtin.data;
    if (!touch || !this.finger || direction === 'none') return;
    if (event.cancelable) event.preventDefault();
    const x = direction === 'vertical' ? this.position.x : touch.clientX - this.finger.x;
    const y = direction === 'horizontal' ? this.position.y : touch.clientY - this.finger.y;
    this.moveTo(x, y, 'touch');
  }
}

export const movableView = defineBuiltin({
  properties,
  create: (builtin) => new MovableView(builtin),
  observers: { 'x, y': (controller) => controller.moveByPage() },
});
