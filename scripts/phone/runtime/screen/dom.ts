/** `<tag class="…">` with children: the screen around the pages is drawn by hand. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className: string,
  children: (Node | string)[] = [],
): HTMLElementTagNameMap[Tag] {
  const created = document.createElement(tag);
  created.className = className;
  created.append(...children);
  return created;
}

/** A button that only a screen reader can tell the purpose of by its picture. */
export function iconButton(className: string, label: string, svg: string): HTMLButtonElement {
  const button = element('button', className);
  button.type = 'button';
  button.ariaLabel = label;
  button.innerHTML = svg;
  return button;
}
