import { Component, type Element as Node } from 'glass-easel';
import { shadowRootOf } from './components';
import { windowOrigin } from './events';

type Callback = (result: unknown) => void;

/** What `fields` can be asked for. */
interface Fields {
  id?: boolean;
  dataset?: boolean;
  mark?: boolean;
  rect?: boolean;
  size?: boolean;
  scrollOffset?: boolean;
  properties?: string[];
  computedStyle?: string[];
  node?: boolean;
}

const FIELDS = new Set([
  'id',
  'dataset',
  'mark',
  'rect',
  'size',
  'scrollOffset',
  'properties',
  'computedStyle',
  'node',
]);
const RECT: Fields = { id: true, dataset: true, rect: true, size: true };
const SCROLL: Fields = { id: true, dataset: true, scrollOffset: true };

interface Request {
  nodes: NodesRef;
  fields: Fields;
  done?: Callback;
}

/** `wx.createSelectorQuery()`: asks for places and sizes of nodes, answered with the next frame. */
export class SelectorQuery {
  private readonly requests: Request[] = [];

  /** @param component the page or component whose template is searched */
  constructor(private component: unknown) {}

  in(component: unknown): SelectorQuery {
    this.component = component;
    return this;
  }

  select(selector: string): NodesRef {
    return this.nodes(() => {
      const found = shadowRootOf(this.component).querySelector(selector);
      return found ? [found] : [];
    }, true);
  }

  selectAll(selector: string): NodesRef {
    return this.nodes(() => shadowRootOf(this.component).querySelectorAll(selector), false);
  }

  /** The page's window, with how far the page is scrolled. */
  selectViewport(): NodesRef {
    return this.nodes(() => [], true, 'viewport');
  }

  exec(done?: Callback): SelectorQuery {
    requestAnimationFrame(() => {
      const results = this.requests.map((request) => {
        const result = request.nodes.read(request.fields);
        request.done?.(result);
        return result;
      });
      done?.(results);
    });
    return this;
  }

  private nodes(find: () => Node[], single: boolean, viewport?: 'viewport'): NodesRef {
    return new NodesRef(this, this.requests, find, single, viewport);
  }
}

class NodesRef {
  constructor(
    private readonly query: SelectorQuery,
    private readonly requests: Request[],
    private readonly find: () => Node[],
    private readonly single: boolean,
    private readonly viewport?: 'viewport',
  ) {}

  fields(fields: Fields, done?: Callback): SelectorQuery {
    for (const name of Object.keys(fields)) {
      if (!FIELDS.has(name)) throw new Error(`SelectorQuery.fields({ ${name} }) is not supported`);
    }
    this.requests.push({ nodes: this, fields, done });
    return this.query;
  }

  boundingClientRect(done?: Callback): SelectorQuery {
    return this.fields(RECT, done);
  }

  scrollOffset(done?: Callback): SelectorQuery {
    return this.fields(SCROLL, done);
  }

  node(done?: Callback): SelectorQuery {
    return this.fields({ node: true }, done);
  }

  read(fields: Fields): unknown {
    if (this.viewport) return readViewport(fields);
    const results = this.find().map((node) => readNode(node, fields));
    return this.single ? (results[0] ?? null) : results;
  }
}

function readNode(node: Node, fields: Fields): Record<string, unknown> {
  const element = node.$$ as unknown as HTMLElement | null;
  return {
    ...(fields.id && { id: node.id }),
    ...(fields.dataset && { dataset: node.dataset }),
    ...(fields.mark && { mark: node.collectMarks() }),
    ...readPlace(element, fields),
    ...(fields.scrollOffset && readScroll(scrollerOf(element))),
    ...readProperties(node, fields.properties ?? []),
    ...(element && readStyle(element, fields.computedStyle ?? [])),
    ...(fields.node && { node: canvasOf(element) }),
  };
}

function readViewport(fields: Fields): Record<string, unknown> {
  const page = [...document.querySelectorAll<HTMLElement>('.page-window:not([hidden]) > wx-page')].at(-1);
  return {
    ...(fields.id && { id: '' }),
    ...(fields.dataset && { dataset: {} }),
    ...readPlace(page ?? null, fields),
    ...(fields.scrollOffset && readScroll(page ?? null)),
  };
}

/** Within the page's window. A component without an element of its own (virtualHost) has no place. */
function readPlace(element: HTMLElement | null, fields: Fields): Record<string, number> {
  const rect = element?.getBoundingClientRect() ?? new DOMRect();
  const origin = element ? windowOrigin(element) : { left: 0, top: 0 };
  const left = rect.left - origin.left;
  const top = rect.top - origin.top;
  return {
    ...(fields.rect && { left, top, right: left + rect.width, bottom: top + rect.height }),
    ...(fields.size && { width: rect.width, height: rect.height }),
  };
}

function readScroll(element: HTMLElement | null): Record<string, number> {
  const { scrollLeft = 0, scrollTop = 0, scrollWidth = 0, scrollHeight = 0 } = element ?? {};
  return { scrollLeft, scrollTop, scrollWidth, scrollHeight };
}

function readProperties(node: Node, names: string[]): Record<string, unknown> {
  if (!Component.isComponent(node)) return {};
  const own = names.filter((name) => Component.hasProperty(node, name));
  return Object.fromEntries(own.map((name) => [name, (node.data as Record<string, unknown>)[name]]));
}

function readStyle(element: HTMLElement, names: string[]): Record<string, string> {
  if (names.length === 0) return {};
  const style = getComputedStyle(element) as unknown as Record<string, string>;
  return Object.fromEntries(names.map((name) => [name, style[name] ?? '']));
}

/** What scrolls when a node does. */
function scrollerOf(element: HTMLElement | null): HTMLElement | null {
  return element?.querySelector<HTMLElement>(':scope > .scroll-view-box') ?? element;
}

function canvasOf(element: HTMLElement | null): HTMLCanvasElement {
  const canvas = element?.querySelector('canvas');
  if (!canvas)
    throw new Error(
      `SelectorQuery.node() is for <canvas type="2d">, not for ${element?.tagName.toLowerCase()}`,
    );
  return canvas;
}
