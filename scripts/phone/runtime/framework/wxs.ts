import { Component, type Element as Node, type StyleSegmentIndex } from 'glass-easel';
import type { WxsBridge } from '../../contract';
import { windowOrigin } from './events';

/** Styles and classes set from WXS outlive the template's own updates in this segment of a node. */
const FROM_WXS = 3 as StyleSegmentIndex.TEMP_EXTRA;

type Value = unknown;
type WxsFunction = (...args: Value[]) => Value;
/** A component's `this`, by which glass-easel's templates know it. */
type Caller = { _$: Node };
interface WxsEvent {
  currentTarget: Caller | Node;
  instance?: ComponentDescriptor;
}

/** What WXS gets instead of a component or node, as the platform's `ComponentDescriptor`. */
export class ComponentDescriptor {
  private readonly state: Record<string, Value> = {};
  private readonly styles: Record<string, string> = {};

  constructor(private readonly node: Node) {}

  selectComponent(selector: string): ComponentDescriptor | null {
    const found = this.inside()?.querySelector(selector);
    return found ? descriptorOf(found) : null;
  }

  selectAllComponents(selector: string): ComponentDescriptor[] {
    return this.inside()?.querySelectorAll(selector).map(descriptorOf) ?? [];
  }

  /** @param styles a style text, or values by camelCase or css name */
  setStyle(styles: string | Record<string, Value>): ComponentDescriptor {
    Object.assign(this.styles, typeof styles === 'string' ? parseStyle(styles) : styles);
    const text = Object.entries(this.styles).map(([name, value]) => `${cssName(name)}:${value}`);
    this.node.setNodeStyle(text.join(';'), FROM_WXS);
    return this;
  }

  addClass(name: string): ComponentDescriptor {
    this.node.classList?.toggle(name, true, FROM_WXS);
    return this;
  }

  removeClass(name: string): ComponentDescriptor {
    this.node.classList?.toggle(name, false, FROM_WXS);
    return this;
  }

  hasClass(name: string): boolean {
    const { classList } = this.node;
    return Boolean(classList?.contains(name) || classList?.contains(name, FROM_WXS));
  }

  getDataset(): Record<string, Value> {
    return this.node.dataset;
  }

  callMethod(name: string, argument: Value): Value {
    const component = this.component();
    const method = component && Component.getMethod(component, name);
    if (!method) throw new Error(`callMethod: there is no method "${name}"`);
    return method.call(component.getMethodCaller(), argument);
  }

  triggerEvent(name: string, detail: Value, options: Record<string, boolean> = {}): void {
    this.node.triggerEvent(name, detail, options);
  }

  getState(): Record<string, Value> {
    return this.state;
  }

  requestAnimationFrame(callback: () => void): void {
    requestAnimationFrame(() => callback());
  }

  setTimeout(callback: () => void, milliseconds: number): number {
    return window.setTimeout(callback, milliseconds);
  }

  clearTimeout(timer: number): void {
    window.clearTimeout(timer);
  }

  getComputedStyle(names: string[]): Record<string, string> {
    const element = this.element();
    if (!element) return {};
    const computed = getComputedStyle(element);
    return Object.fromEntries(names.map((name) => [name, computed.getPropertyValue(cssName(name))]));
  }

  getBoundingClientRect(): Record<string, number> | undefined {
    const element = this.element();
    if (!element) return undefined;
    const { width, height, ...rect } = element.getBoundingClientRect().toJSON();
    const { left, top } = windowOrigin(element);
    return {
      left: rect.left - left,
      top: rect.top - top,
      right: rect.right - left,
      bottom: rect.bottom - top,
      width,
      height,
    };
  }

  private component() {
    return Component.isComponent(this.node) ? this.node : undefined;
  }

  private inside() {
    return this.component()?.getShadowRoot();
  }

  private element(): Element | null {
    return this.node.$$ as unknown as Element | null;
  }
}

const descriptors = new WeakMap<Node, ComponentDescriptor>();

function descriptorOf(target: Caller | Node): ComponentDescriptor {
  const node = '_$' in target ? target._$ : target;
  const known = descriptors.get(node) ?? new ComponentDescriptor(node);
  descriptors.set(node, known);
  return known;
}

/**
 * Whether a handler comes from a wxs module. glass-easel says so by its path, but not when the template chooses one
 * (`{{disabled || touch.start}}`): then it is one that the component does not have.
 */
function isFromWxs(caller: Caller, handler: WxsFunction, path: Value): boolean {
  return Array.isArray(path) ? path[0] !== 0 : !methodsOf(caller).has(handler);
}

const methods = new WeakMap<object, Set<unknown>>();

function methodsOf({ _$: node }: Caller): Set<unknown> {
  if (!Component.isComponent(node)) return new Set();
  const { behavior } = node.getComponentDefinition();
  const known = methods.get(behavior) ?? new Set(Object.values(behavior.getMethods()));
  methods.set(behavior, known);
  return known;
}

/** How templates call event handlers and WXS functions. */
export const wxsBridge = {
  event(caller: Caller, event: WxsEvent, handler: WxsFunction, path?: Value): Value {
    if (!isFromWxs(caller, handler, path)) return handler.call(caller, event);
    event.instance = descriptorOf(event.currentTarget);
    return handler(event, descriptorOf(caller));
  },
  /** `change:prop` functions run after the nodes of this update exist. */
  change(handler: WxsFunction) {
    return (value: Value, previous: Value, owner: Node, node: Node): void => {
      queueMicrotask(() => handler(value, previous, descriptorOf(owner), descriptorOf(node)));
    };
  },
} satisfies WxsBridge;

function parseStyle(text: string): Record<string, string> {
  const declarations = text.split(';').filter((declaration) => declaration.includes(':'));
  return Object.fromEntries(
    declarations.map((declaration) => {
      const colon = declaration.indexOf(':');
      return [declaration.slice(0, colon).trim(), declaration.slice(colon + 1).trim()];
    }),
  );
}

function cssName(name: string): string {
  return name.startsWith('--') ? name : name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
