import { type Builtin, defineBuiltin } from './define';
import {
  type DateFields,
  dateModel,
  multiSelectorModel,
  type PickerModel,
  selectorModel,
  timeModel,
} from './picker-model';
import { PickerSheet } from './picker-sheet';

const properties = {
  mode: { type: String, value: 'selector' },
  headerText: String,
  disabled: Boolean,
  range: Array,
  rangeKey: String,
  value: null,
  start: String,
  end: String,
  fields: { type: String, value: 'day' },
  level: String,
  customItem: String,
  name: String,
};

function today(): string {
  const now = new Date();
  const twoDigits = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`;
}

function modelOf({ data }: Builtin<typeof properties>): PickerModel {
  const text = typeof data.value === 'string' ? data.value : '';
  switch (data.mode) {
    case 'selector':
      return selectorModel(data.range, data.rangeKey, data.value);
    case 'multiSelector':
      return multiSelectorModel(data.range, data.rangeKey, data.value);
    case 'time':
      return timeModel(text, data.start, data.end);
    case 'date':
      return dateModel(text, data.start, data.end, data.fields as DateFields, today());
    default:
      throw new Error(`<picker mode="${data.mode}"> is not available in the browser phone`);
  }
}

class Picker {
  private sheet?: PickerSheet;

  constructor(readonly builtin: Builtin<typeof properties>) {
    builtin.element.setAttribute('role', 'button');
    builtin.listen('tap', () => void this.open());
  }

  rangeChanged(): void {
    this.sheet?.replaceModel(modelOf(this.builtin));
  }

  close(): void {
    this.sheet?.close();
  }

  private async open(): Promise<void> {
    const { builtin } = this;
    if (builtin.data.disabled || this.sheet) return;
    this.sheet = new PickerSheet(builtin.host, modelOf(builtin), {
      title: builtin.data.headerText,
      turned: (column, value) => {
        if (builtin.data.mode === 'multiSelector') builtin.fire('columnchange', { column, value });
      },
    });
    const value = await this.sheet.chosen;
    this.sheet = undefined;
    if (value === undefined) {
      builtin.fire('cancel');
      return;
    }
    builtin.setData({ value });
    builtin.fire('change', { value });
  }
}

export const picker = defineBuiltin({
  properties,
  create: (builtin) => new Picker(builtin),
  observers: { 'range, rangeKey, value': (controller) => controller.rangeChanged() },
  detached: (controller) => controller.close(),
  formField: {
    value: (controller) => controller.builtin.data.value,
    reset: (controller) => controller.builtin.setData({ value: null }),
  },
});
