import { setAttribute } from './common';
import { type Builtin, defineBuiltin } from './define';
import type { Labelled } from './label';

const properties = { checked: Boolean, disabled: Boolean, type: String, color: String, name: String };

class Switch implements Labelled {
  constructor(readonly builtin: Builtin<typeof properties>) {
    builtin.element.setAttribute('role', 'switch');
    builtin.listen('tap', () => this.pressedByLabel());
  }

  pressedByLabel(): void {
    if (this.builtin.data.disabled) return;
    const checked = !this.builtin.data.checked;
    this.builtin.setData({ checked });
    this.builtin.fire('change', { value: checked });
  }

  draw(): void {
    const { element, data } = this.builtin;
    element.toggleAttribute('checkbox', data.type === 'checkbox');
    setAttribute(element, 'aria-checked', data.checked);
    setAttribute(element, 'aria-disabled', data.disabled || null);
    element.style.setProperty('--switch-color', data.color || null);
  }
}

export const switchComponent = defineBuiltin({
  properties,
  create: (builtin) => new Switch(builtin),
  observers: { 'checked, disabled, type, color': (controller) => controller.draw() },
  formField: {
    value: (controller) => controller.builtin.data.checked,
    reset: (controller) => controller.builtin.setData({ checked: false }),
  },
});
