import { type Builtin, defineBuiltin } from './define';

const properties = { enable: { type: Boolean, value: true } };

/**
 * Takes its content out of the page's flow, so that no ancestor clips or covers it. Only the wrapper of the
 * content moves: the component's own element stays where the framework will look for it.
 */
class RootPortal {
  private readonly content: HTMLElement;

  constructor(private readonly builtin: Builtin<typeof properties>) {
    const content = builtin.element.querySelector<HTMLElement>(':scope > .root-portal-content');
    if (!content) throw new Error('<root-portal> has lost its content');
    this.content = content;
  }

  update(): void {
    const { element, data } = this.builtin;
    const page = element.closest('wx-page');
    if (data.enable && page) page.append(this.content);
    else element.append(this.content);
  }

  leave(): void {
    this.content.remove();
  }
}

export const rootPortal = defineBuiltin({
  properties,
  create: (builtin) => new RootPortal(builtin),
  observers: { enable: (controller) => controller.update() },
  detached: (controller) => controller.leave(),
});
