import { type Builtin, defineBuiltin } from './define';
import { fieldProperties, TextField } from './text-field';

const properties = {
  ...fieldProperties,
  placeholderClass: { type: String, value: 'textarea-placeholder' },
  confirmType: { type: String, value: 'return' },
  autoHeight: Boolean,
  fixed: Boolean,
  showConfirmBar: { type: null, value: true },
  disableDefaultPadding: Boolean,
};

class Textarea extends TextField<HTMLTextAreaElement> {
  private lineCount = 0;

  constructor(private readonly area: Builtin<typeof properties>) {
    super(area, document.createElement('textarea'));
    this.field.rows = 1;
    this.field.addEventListener('keydown', (event) => {
      const confirms = area.data.confirmType !== 'return';
      if (event.key !== 'Enter' || event.isComposing || !confirms) return;
      event.preventDefault();
      this.confirm();
    });
    this.field.addEventListener('input', () => this.measure());
  }

  override updateValue(): void {
    super.updateValue();
    this.measure();
  }

  updateShape(): void {
    this.area.element.toggleAttribute('auto-height', this.area.data.autoHeight);
    this.measure();
  }

  /** Reports a new number of lines, and grows with the text when `auto-height` says so. */
  private measure(): void {
    const { field } = this;
    field.style.height = '0';
    const height = field.scrollHeight;
    field.style.height = this.area.data.autoHeight ? `${height}px` : '';
    const lineHeight = Number.parseFloat(getComputedStyle(field).lineHeight) || 1;
    const lineCount = Math.max(1, Math.round(height / lineHeight));
    if (lineCount === this.lineCount) return;
    this.lineCount = lineCount;
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    this.area.fire('linechange', { height, heightRpx: (height / rem) * 100, lineCount, lineHeight });
  }
}

export const textarea = defineBuiltin({
  properties,
  create: (builtin) => new Textarea(builtin),
  ready: (controller) => controller.updateShape(),
  observers: {
    'placeholder, placeholderStyle, placeholderClass, disabled, maxlength, confirmType, cursorColor': (
      controller,
    ) => controller.updateAttributes(),
    'value, maxlength': (controller) => controller.updateValue(),
    focus: (controller) => controller.updateFocus(),
    'cursor, selectionStart, selectionEnd': (controller) => controller.placeCursor(),
    autoHeight: (controller) => controller.updateShape(),
  },
  control: (controller) => controller.field,
  formField: {
    value: (controller) => controller.field.value,
    reset: (controller) => controller.reset(),
  },
});
