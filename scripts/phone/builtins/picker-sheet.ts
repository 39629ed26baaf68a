/** The sheet that `<picker>` opens from the bottom of the screen. */

import type { Host } from '../runtime/host-types';
import { button, openLayer, part } from '../wx/screen/layer';
import type { PickerModel } from './picker-model';
import { Wheel } from './wheel';

const ITEM_HEIGHT = 48;

interface SheetOptions {
  title: string;
  /** A column came to rest on an item. */
  turned(column: number, index: number): void;
}

export class PickerSheet {
  private readonly layer;
  private readonly columns = part('picker-columns');
  private wheels: Wheel[] = [];
  private texts: string[][] = [];
  private selected: number[];

  constructor(
    host: Host,
    private model: PickerModel,
    private readonly options: SheetOptions,
  ) {
    this.selected = [...model.start];
    this.layer = openLayer<unknown>(host, {
      label: options.title || '选择',
      kind: 'bottom',
      dismissible: true,
    });
    const header = part(
      'picker-header',
      button('取消', 'picker-cancel', () => this.layer.close(undefined)),
      part('picker-title', options.title),
      button('确定', 'picker-confirm', () => this.layer.close(this.model.value(this.selected))),
    );
    this.layer.panel.append(header, this.columns);
    this.draw();
  }

  /** The chosen value, or `undefined` when cancelled. */
  get chosen(): Promise<unknown> {
    return this.layer.closed;
  }

  /** The page changed the range while the sheet is open, as it does in answer to `bindcolumnchange`. */
  replaceModel(model: PickerModel): void {
    this.model = model;
    this.selected = [...model.start];
    this.draw();
  }

  close(): void {
    this.layer.close(undefined);
  }

  private draw(): void {
    this.texts = this.model.columns(this.selected);
    if (this.wheels.length !== this.texts.length) this.createColumns();
    this.texts.forEach((texts, column) => {
      const box = this.columns.children[column];
      const shown = [...(box?.children ?? [])].map((item) => item.textContent);
      if (texts.join('\n') !== shown.join('\n')) {
        box?.replaceChildren(...texts.map(createItem));
      }
      this.selected[column] = Math.min(this.selected[column] ?? 0, Math.max(0, texts.length - 1));
      this.wheels[column]?.show(this.selected[column] ?? 0);
      for (const [index, item] of [...(box?.children ?? [])].entries()) {
        item.setAttribute('aria-selected', String(index === this.selected[column]));
      }
    });
  }

  private createColumns(): void {
    this.columns.replaceChildren(...this.texts.map(() => part('picker-column')));
    this.wheels = this.texts.map((_, column) => {
      const box = this.columns.children[column] as HTMLElement;
      box.setAttribute('role', 'listbox');
      box.setAttribute('aria-label', `第 ${column + 1} 列`);
      return new Wheel(box, {
        itemHeight: () => ITEM_HEIGHT,
        count: () => this.texts[column]?.length ?? 0,
        settled: (index) => {
          this.selected[column] = index;
          this.options.turned(column, index);
          this.draw();
        },
      });
    });
  }
}

function createItem(text: string): HTMLElement {
  const item = part('picker-item', text);
  item.setAttribute('role', 'option');
  return item;
}
