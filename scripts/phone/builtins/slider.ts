import { type Builtin, defineBuiltin } from './define';

const properties = {
  min: Number,
  max: { type: Number, value: 100 },
  step: { type: Number, value: 1 },
  value: Number,
  disabled: Boolean,
  showValue: Boolean,
  name: String,
  color: { type: String, value: '#e9e9e9' },
  selectedColor: { type: String, value: '#1aad19' },
  backgroundColor: String,
  activeColor: String,
  blockSize: { type: Number, value: 28 },
  blockColor: { type: String, value: '#ffffff' },
};

class Slider {
  readonly range = document.createElement('input');
  private readonly shownValue = document.createElement('span');
  private readonly firstValue: number;

  constructor(readonly builtin: Builtin<typeof properties>) {
    this.firstValue = builtin.data.value;
    this.range.type = 'range';
    this.range.setAttribute('aria-label', '滑块');
    this.range.addEventListener('input', () => {
      this.draw(Number(this.range.value));
      builtin.fire('changing', { value: Number(this.range.value) });
    });
    this.range.addEventListener('change', () => {
      const value = Number(this.range.value);
      builtin.setData({ value });
      builtin.fire('change', { value });
    });
    builtin.element.append(this.range, this.shownValue);
  }

  update(): void {
    const { data, element } = this.builtin;
    const { min, max, step, disabled } = data;
    Object.assign(this.range, { min: String(min), max: String(max), step: String(step), disabled });
    this.range.value = String(data.value);
    this.shownValue.hidden = !data.showValue;
    element.style.setProperty('--slider-color', data.activeColor || data.selectedColor);
    element.style.setProperty('--slider-background', data.backgroundColor || data.color);
    element.style.setProperty('--slider-block-size', `${data.blockSize}px`);
    element.style.setProperty('--slider-block-color', data.blockColor);
    this.draw(data.value);
  }

  reset(): void {
    this.builtin.setData({ value: this.firstValue });
  }

  private draw(value: number): void {
    const { min, max } = this.builtin.data;
    const filled = max > min ? ((value - min) / (max - min)) * 100 : 0;
    this.builtin.element.style.setProperty('--slider-filled', `${filled}%`);
    this.shownValue.textContent = String(value);
  }
}

const drawn = Object.keys(properties).join(', ');

export const slider = defineBuiltin({
  properties,
  create: (builtin) => new Slider(builtin),
  observers: { [drawn]: (controller) => controller.update() },
  control: (controller) => controller.range,
  formField: {
    value: (controller) => controller.builtin.data.value,
    reset: (controller) => controller.reset(),
  },
});
