/** What input and textarea have in common: the DOM's own field inside, and the platform's events. */

import { setAttribute } from './common';
import type { Builtin } from './define';
import type { Labelled } from './label';

export const fieldProperties = {
  value: { type: null, value: '' },
  name: String,
  placeholder: String,
  placeholderStyle: String,
  placeholderClass: { type: String, value: 'input-placeholder' },
  disabled: Boolean,
  maxlength: { type: Number, value: 140 },
  focus: Boolean,
  autoFocus: Boolean,
  cursor: { type: Number, value: -1 },
  cursorColor: String,
  cursorSpacing: Number,
  selectionStart: { type: Number, value: -1 },
  selectionEnd: { type: Number, value: -1 },
  confirmType: { type: String, value: 'done' },
  confirmHold: Boolean,
  adjustPosition: { type: null, value: true },
  holdKeyboard: Boolean,
};

/** The keyboard's enter key, as browsers name it. */
const ENTER_KEY_HINTS: Record<string, string> = {
  send: 'send',
  search: 'search',
  next: 'next',
  go: 'go',
  done: 'done',
  return: 'enter',
};

export class TextField<Field extends HTMLInputElement | HTMLTextAreaElement> implements Labelled {
  private readonly placeholder = document.createElement('div');

  constructor(
    readonly builtin: Builtin<typeof fieldProperties>,
    readonly field: Field,
  ) {
    this.placeholder.setAttribute('aria-hidden', 'true');
    field.setAttribute('autocomplete', 'off');
    field.addEventListener('input', () => this.typed());
    field.addEventListener('focus', () => {
      builtin.fire('focus', { value: field.value, height: 0 });
    });
    field.addEventListener('blur', () => {
      builtin.setData({ focus: false });
      builtin.fire('blur', { value: field.value, cursor: field.selectionStart ?? -1 });
    });
    builtin.element.append(this.placeholder, field);
    // A tap on the component's padding must open the keyboard too.
    builtin.element.addEventListener('click', (event) => {
      if (event.target !== field) field.focus();
    });
    if (builtin.data.autoFocus) requestAnimationFrame(() => field.focus());
  }

  pressedByLabel(): void {
    this.field.focus();
  }

  reset(): void {
    this.builtin.setData({ value: '' });
  }

  confirm(): void {
    this.builtin.fire('confirm', { value: this.field.value });
    if (!this.builtin.data.confirmHold) this.field.blur();
  }

  /** Writing the value that is there already would move the cursor and break off a composition. */
  updateValue(): void {
    const { value, maxlength } = this.builtin.data;
    const wanted = value === null || value === undefined ? '' : String(value);
    const allowed = maxlength >= 0 ? wanted.slice(0, maxlength) : wanted;
    if (allowed !== this.field.value) this.field.value = allowed;
    this.placeholder.hidden = this.field.value !== '';
  }

  updateAttributes(): void {
    const { data } = this.builtin;
    const { field } = this;
    field.placeholder = data.placeholder; // transparent: for screen readers, what is seen is below
    field.disabled = data.disabled;
    field.enterKeyHint = ENTER_KEY_HINTS[data.confirmType] ?? 'done';
    field.style.caretColor = data.cursorColor;
    setAttribute(field, 'maxlength', data.maxlength >= 0 ? data.maxlength : null);
    this.updatePlaceholder();
  }

  updateFocus(): void {
    if (!this.builtin.data.focus) {
      this.field.blur();
      return;
    }
    // The element may have come with the same update: it can hold the focus only once it is laid out.
    requestAnimationFrame(() => {
      this.field.focus();
      this.placeCursor();
    });
  }

  /** Of a field that has the focus: any other gets its cursor with the focus. */
  placeCursor(): void {
    const { cursor, selectionStart, selectionEnd } = this.builtin.data;
    if (document.activeElement !== this.field) return;
    if (selectionStart >= 0 && selectionEnd >= 0) this.field.setSelectionRange(selectionStart, selectionEnd);
    else if (cursor >= 0) this.field.setSelectionRange(cursor, cursor);
  }

  private typed(): void {
    const { field, builtin } = this;
    builtin.setData({ value: field.value });
    builtin.fire('input', { value: field.value, cursor: field.selectionStart ?? -1, keyCode: 0 });
  }

  /** An element of its own, as on the platform: `placeholder-class` and `placeholder-style` are the page's. */
  private updatePlaceholder(): void {
    const { placeholder, placeholderClass, placeholderStyle } = this.builtin.data;
    this.placeholder.className = 'field-placeholder';
    this.placeholder.classList.add(...this.builtin.scopedClasses(placeholderClass));
    this.placeholder.style.cssText = this.builtin.host.rpx(placeholderStyle);
    this.placeholder.textContent = placeholder;
  }
}
