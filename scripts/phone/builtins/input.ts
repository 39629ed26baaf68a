import { defineBuiltin } from './define';
import { fieldProperties, TextField } from './text-field';

const properties = {
  ...fieldProperties,
  type: { type: String, value: 'text' },
  password: Boolean,
  alwaysEmbed: Boolean,
  safePasswordCertPath: String,
  safePasswordLength: Number,
  safePasswordTimeStamp: Number,
  safePasswordNonce: String,
  safePasswordSalt: String,
  safePasswordCustomHash: String,
};

/** Which keyboard a type of the platform brings up. */
const INPUT_MODES: Record<string, string> = {
  text: 'text',
  number: 'numeric',
  digit: 'decimal',
  idcard: 'text',
  nickname: 'text',
};

class Input extends TextField<HTMLInputElement> {
  constructor(builtin: TextField<HTMLInputElement>['builtin']) {
    super(builtin, document.createElement('input'));
    this.field.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.isComposing) this.confirm();
    });
  }

  updateType(type: string, password: boolean): void {
    const mode = INPUT_MODES[type];
    if (!mode) throw new Error(`<input type="${type}"> is not available in the browser phone`);
    this.field.type = password ? 'password' : 'text';
    this.field.inputMode = mode;
  }
}

export const input = defineBuiltin({
  properties,
  create: (builtin) => new Input(builtin),
  observers: {
    'type, password': (controller, { data }) => controller.updateType(data.type, data.password),
    'placeholder, placeholderStyle, placeholderClass, disabled, maxlength, confirmType, cursorColor': (
      controller,
    ) => controller.updateAttributes(),
    'value, maxlength': (controller) => controller.updateValue(),
    focus: (controller) => controller.updateFocus(),
    'cursor, selectionStart, selectionEnd': (controller) => controller.placeCursor(),
  },
  control: (controller) => controller.field,
  formField: {
    value: (controller) => controller.field.value,
    reset: (controller) => controller.reset(),
  },
});
