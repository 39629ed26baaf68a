import { type Builtin, controllerOf, defineBuiltin } from './define';
import { Wheel } from './wheel';

const properties = {
  value: Array,
  indicatorStyle: String,
  indicatorClass: String,
  maskStyle: String,
  maskClass: String,
  immediateChange: Boolean,
};

class PickerView {
  constructor(private readonly builtin: Builtin<typeof properties>) {}

  update(): void {
    for (const [position, column] of this.columns().entries()) {
      column.decorate(this.builtin);
      column.show(Number(this.builtin.data.value[position] ?? 0));
    }
  }

  settled(): void {
    const value = this.columns().map((column) => column.index);
    this.builtin.setData({ value });
    this.builtin.fire('pickend');
    this.builtin.fire('change', { value });
  }

  picking(): void {
    this.builtin.fire('pickstart');
  }

  private columns(): PickerViewColumn[] {
    const elements = this.builtin.element.querySelectorAll('wx-picker-view-column');
    return [...elements].flatMap((element) => {
      const found = this.builtin.host.builtinOf(element, 'picker-view-column');
      return found?.state.controller ? [controllerOf<PickerViewColumn>(found)] : [];
    });
  }
}

class PickerViewColumn {
  index = 0;
  private readonly items: HTMLElement;
  private readonly indicator = document.createElement('div');
  private readonly mask = document.createElement('div');
  private readonly wheel: Wheel;
  private readonly changes: MutationObserver;

  constructor(private readonly builtin: Builtin) {
    const items = builtin.element.querySelector<HTMLElement>(':scope > .picker-view-items');
    if (!items) throw new Error('<picker-view-column> has lost its items');
    this.items = items;
    builtin.element.append(this.mask, this.indicator);
    this.wheel = new Wheel(items, {
      itemHeight: () => this.indicator.offsetHeight,
      count: () => items.childElementCount,
      settled: (index) => {
        this.index = index;
        this.view()?.settled();
      },
    });
    items.addEventListener('touchstart', () => this.view()?.picking(), { passive: true });
    this.changes = new MutationObserver(() => this.layOut());
    this.changes.observe(items, { childList: true });
  }

  decorate(view: Builtin<typeof properties>): void {
    const { data, host } = view;
    this.indicator.className = 'picker-view-indicator';
    this.indicator.classList.add(...view.scopedClasses(data.indicatorClass));
    this.indicator.style.cssText = host.rpx(data.indicatorStyle);
    this.mask.className = 'picker-view-mask';
    this.mask.classList.add(...view.scopedClasses(data.maskClass));
    this.mask.style.cssText = host.rpx(data.maskStyle);
  }

  show(index: number): void {
    this.index = index;
    this.layOut();
  }

  leave(): void {
    this.changes.disconnect();
  }

  /** Every item is as high as the indicator; half a column of room lets the first and last reach the middle. */
  private layOut(): void {
    const itemHeight = this.indicator.offsetHeight;
    const room = (this.builtin.element.clientHeight - itemHeight) / 2;
    this.items.style.setProperty('--item-height', `${itemHeight}px`);
    this.items.style.setProperty('--room', `${Math.max(0, room)}px`);
    this.wheel.show(this.index);
    this.index = Math.min(this.index, Math.max(0, this.items.childElementCount - 1));
  }

  private view(): PickerView | undefined {
    const found = this.builtin.host.builtinOf(this.builtin.element, 'picker-view');
    return found && controllerOf<PickerView>(found);
  }
}

export const pickerView = defineBuiltin({
  properties,
  create: (builtin) => new PickerView(builtin),
  ready: (controller) => controller.update(),
  observers: {
    'value, indicatorStyle, indicatorClass, maskStyle, maskClass': (controller) => controller.update(),
  },
});

export const pickerViewColumn = defineBuiltin({
  properties: {},
  create: (builtin) => new PickerViewColumn(builtin),
  detached: (controller) => controller.leave(),
});
