import { type Builtin, defineBuiltin } from './define';

const properties = { reportSubmit: Boolean, reportSubmitTimeout: Number };

const forms = new WeakMap<Element, Form>();

class Form {
  constructor(private readonly builtin: Builtin<typeof properties>) {
    forms.set(builtin.element, this);
  }

  submit(): void {
    const value: Record<string, unknown> = {};
    for (const field of this.fields()) {
      if (field.name) value[field.name] = field.value();
    }
    this.builtin.fire('submit', { value });
  }

  reset(): void {
    for (const field of this.fields()) field.reset();
    this.builtin.fire('reset');
  }

  private *fields() {
    for (const { formField } of this.builtin.host.componentsInside(this.builtin)) {
      if (formField) yield formField;
    }
  }
}

/** The form around an element: what a `<button form-type>` submits or resets. */
export function formAround(element: Element): Form | undefined {
  const form = element.closest('wx-form');
  return form ? forms.get(form) : undefined;
}

export const form = defineBuiltin({ properties, create: (builtin) => new Form(builtin) });
