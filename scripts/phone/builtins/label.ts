import type { BuiltinInstance } from '../runtime/host-types';
import { type Builtin, controllerOf, defineBuiltin } from './define';

const properties = { for: String };

/** What a label of theirs can press: controllers of button, checkbox, radio, switch, input and textarea. */
export interface Labelled {
  pressedByLabel(): void;
}

const LABELLED_TAGS = new Set(['button', 'checkbox', 'radio', 'switch', 'input', 'textarea']);

class Label {
  constructor(private readonly builtin: Builtin<typeof properties>) {
    // A real click comes after every touch, also from a keyboard or a screen reader, and says where it began.
    builtin.element.addEventListener('click', (event) => this.press(event));
  }

  private press(event: MouseEvent): void {
    const target = this.target();
    const alreadyPressed = event.target instanceof Node && target?.element.contains(event.target);
    if (target && !alreadyPressed) controllerOf<Labelled>(target).pressedByLabel();
  }

  private target(): BuiltinInstance | undefined {
    const wantedId = this.builtin.data.for;
    const inside = wantedId ? this.builtin.host.page().element : this.builtin.element;
    const selector = [...LABELLED_TAGS].map((tag) => `wx-${tag}`).join(',');
    for (const element of inside.querySelectorAll(selector)) {
      const found = this.builtin.host.builtinOf(element);
      if (found && (!wantedId || found.id === wantedId)) return found;
    }
    return undefined;
  }
}

export const label = defineBuiltin({ properties, create: (builtin) => new Label(builtin) });
