/** checkbox and radio with their groups. */

import { setAttribute } from './common';
import { type Builtin, controllerOf, defineBuiltin } from './define';
import type { Labelled } from './label';

const properties = { value: String, checked: Boolean, disabled: Boolean, color: String, name: String };
const groupProperties = { name: String };

type Kind = 'checkbox' | 'radio';

class Choice implements Labelled {
  constructor(
    readonly builtin: Builtin<typeof properties>,
    private readonly kind: Kind,
  ) {
    const mark = document.createElement('span');
    mark.className = 'choice-mark';
    builtin.element.prepend(mark);
    builtin.element.setAttribute('role', kind);
    builtin.listen('tap', () => this.pressedByLabel());
  }

  get checked(): boolean {
    return this.builtin.data.checked;
  }

  set checked(checked: boolean) {
    this.builtin.setData({ checked });
  }

  pressedByLabel(): void {
    if (this.builtin.data.disabled) return;
    if (this.kind === 'radio' && this.checked) return;
    const group = this.group();
    if (this.kind === 'radio') group?.clear();
    this.checked = !this.checked;
    group?.changed();
  }

  draw(): void {
    const { element, data } = this.builtin;
    setAttribute(element, 'aria-checked', data.checked);
    setAttribute(element, 'aria-disabled', data.disabled || null);
    element.style.setProperty('--choice-color', data.color || null);
  }

  private group(): Group | undefined {
    const groupTag = `${this.kind}-group`;
    const element = this.builtin.element.closest(`wx-${groupTag}`);
    const group = element && this.builtin.host.builtinOf(element, groupTag);
    return group ? controllerOf<Group>(group) : undefined;
  }
}

class Group {
  constructor(
    private readonly builtin: Builtin<typeof groupProperties>,
    private readonly kind: Kind,
  ) {
    builtin.element.setAttribute('role', kind === 'radio' ? 'radiogroup' : 'group');
  }

  /** A radio group's value is one text, a checkbox group's a list in document order. */
  value(): string | string[] {
    const values = this.choices()
      .filter((choice) => choice.checked)
      .map((choice) => choice.builtin.data.value);
    return this.kind === 'radio' ? (values[0] ?? '') : values;
  }

  clear(): void {
    for (const choice of this.choices()) {
      if (choice.checked) choice.checked = false;
    }
  }

  changed(): void {
    this.builtin.fire('change', { value: this.value() });
  }

  private choices(): Choice[] {
    const elements = this.builtin.element.querySelectorAll(`wx-${this.kind}`);
    return [...elements].flatMap((element) => {
      const found = this.builtin.host.builtinOf(element, this.kind);
      return found ? [controllerOf<Choice>(found)] : [];
    });
  }
}

function defineChoice(kind: Kind) {
  return defineBuiltin({
    properties,
    create: (builtin) => new Choice(builtin, kind),
    observers: { 'checked, disabled, color': (choice) => choice.draw() },
  });
}

function defineGroup(kind: Kind) {
  return defineBuiltin({
    properties: groupProperties,
    create: (builtin) => new Group(builtin, kind),
    formField: { value: (group) => group.value(), reset: (group) => group.clear() },
  });
}

export const checkbox = defineChoice('checkbox');
export const radio = defineChoice('radio');
export const checkboxGroup = defineGroup('checkbox');
export const radioGroup = defineGroup('radio');
