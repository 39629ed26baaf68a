import { resolveSource } from '../wx/sources';
import { type Builtin, defineBuiltin } from './define';

const properties = { nodes: null, space: String, userSelect: Boolean, mode: String };

type RichNode =
  | { type: 'text'; text?: string }
  | { type?: 'node'; name: string; attrs?: Record<string, unknown>; children?: RichNode[] };

/** The tags that the platform lets through; any other node is dropped with its children. */
const TAGS = new Set(
  (
    'a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del div dl ' +
    'dt em fieldset font footer h1 h2 h3 h4 h5 h6 header hr i img ins label legend li mark nav ol p pre q rt ruby ' +
    's section small span strong sub sup table tbody td tfoot th thead tr tt u ul'
  ).split(' '),
);

const ATTRIBUTES: Record<string, string[]> = {
  bdo: ['dir'],
  col: ['span', 'width'],
  colgroup: ['span', 'width'],
  img: ['alt', 'src', 'height', 'width'],
  ol: ['start', 'type'],
  table: ['width'],
  td: ['colspan', 'height', 'rowspan', 'width'],
  th: ['colspan', 'height', 'rowspan', 'width'],
};

function parse(node: Node): RichNode[] {
  if (node instanceof Text) return [{ type: 'text', text: node.data }];
  if (!(node instanceof Element)) return [];
  const attrs = Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value]));
  return [{ name: node.localName, attrs, children: [...node.childNodes].flatMap(parse) }];
}

function toNodes(nodes: unknown): RichNode[] {
  if (Array.isArray(nodes)) return nodes;
  if (typeof nodes !== 'string') return [];
  return [...new DOMParser().parseFromString(nodes, 'text/html').body.childNodes].flatMap(parse);
}

function build(node: RichNode, builtin: Builtin<typeof properties>): Node[] {
  if (node.type === 'text') return [document.createTextNode(node.text ?? '')];
  const name = node.name.toLowerCase();
  if (!TAGS.has(name)) return [];
  const element = document.createElement(name);
  const allowed = ['class', 'style', ...(ATTRIBUTES[name] ?? [])];
  for (const [attribute, value] of Object.entries(node.attrs ?? {})) {
    if (allowed.includes(attribute)) setRichAttribute(element, attribute, String(value), builtin);
  }
  element.append(...(node.children ?? []).flatMap((child) => build(child, builtin)));
  return [element];
}

function setRichAttribute(
  element: HTMLElement,
  name: string,
  value: string,
  builtin: Builtin<typeof properties>,
): void {
  const { host, owner } = builtin;
  if (name === 'style') {
    element.style.cssText = host.rpx(value);
  } else if (name === 'class') {
    element.classList.add(...builtin.scopedClasses(value));
  } else if (name === 'src') {
    Promise.resolve(resolveSource(host, value, owner)).then(
      (address) => element.setAttribute('src', address),
      (error) => host.reportError(error),
    );
  } else {
    element.setAttribute(name, value);
  }
}

function draw(builtin: Builtin<typeof properties>): void {
  builtin.element.toggleAttribute('selectable', builtin.data.userSelect);
  builtin.element.toggleAttribute('keep-spaces', builtin.data.space !== '');
  builtin.element.replaceChildren(...toNodes(builtin.data.nodes).flatMap((node) => build(node, builtin)));
}

export const richText = defineBuiltin({
  properties,
  create: () => undefined,
  observers: { 'nodes, space, userSelect': (_, builtin) => draw(builtin) },
});
