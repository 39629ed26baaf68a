/** An element with properties and children; a property that is undefined is left out. */
export function create<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  Object.assign(element, properties);
  element.append(...children);
  return element;
}

/** The element of index.html with this id. */
export function part(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`index.html has no #${id}`);
  return element;
}

/** The line of a panel that holds its title. */
export function headOf(panel: HTMLElement): HTMLElement {
  const head = panel.querySelector('header');
  if (!head) throw new Error(`#${panel.id} has no header`);
  return head;
}
