import { type Builtin, defineBuiltin } from './define';

const properties = {
  selectable: Boolean,
  userSelect: Boolean,
  space: String,
  decode: Boolean,
  maxLines: Number,
  overflow: String,
};

const ENTITIES: Record<string, string> = {
  '&nbsp;': '\u00a0',
  '&ensp;': '\u2002',
  '&emsp;': '\u2003',
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&apos;': "'",
};

/** The entities that `<text decode>` knows; any other stays as it is. */
export function decodeEntities(text: string): string {
  return text.replace(/&(nbsp|ensp|emsp|lt|gt|amp|apos);/g, (entity) => ENTITIES[entity] ?? entity);
}

class Text {
  private changes?: MutationObserver;

  constructor(private readonly builtin: Builtin<typeof properties>) {}

  update(): void {
    const { element, data } = this.builtin;
    element.toggleAttribute('selectable', data.selectable || data.userSelect);
    element.toggleAttribute('keep-spaces', ['nbsp', 'ensp', 'emsp'].includes(data.space));
    element.style.setProperty('--max-lines', data.maxLines ? String(data.maxLines) : 'none');
    this.stop();
    if (data.decode) {
      this.changes = new MutationObserver(() => this.decode());
      this.decode();
    }
  }

  stop(): void {
    this.changes?.disconnect();
  }

  private decode(): void {
    this.stop(); // or the observer would hear its own changes
    const { element } = this.builtin;
    const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
      const decoded = decodeEntities(node.nodeValue ?? '');
      if (decoded !== node.nodeValue) node.nodeValue = decoded;
    }
    this.changes?.observe(element, { childList: true, characterData: true, subtree: true });
  }
}

export const text = defineBuiltin({
  properties,
  create: (builtin) => new Text(builtin),
  observers: { 'selectable, userSelect, space, decode, maxLines': (controller) => controller.update() },
  detached: (controller) => controller.stop(),
});
