import { Component, type GeneralComponent } from 'glass-easel';
import type { CodeSpace, types } from 'glass-easel-miniprogram-adapter';
import type {
  BuiltinDefinition,
  BuiltinInstance,
  ComponentEvent,
  EventOptions,
  Host,
  Instance,
} from '../host-types';
import { nodeAt } from './events';
import { templateOf } from './templates';

type Observer = NonNullable<BuiltinDefinition['observers']>[string];

/** A component's `this` in the adapter. */
type Caller = Instance & { _$: GeneralComponent };

const builtins = new WeakMap<GeneralComponent, Builtin>();

/** Makes the tags of `definitions` known to every template. */
export function registerBuiltins(
  space: CodeSpace,
  definitions: Record<string, BuiltinDefinition>,
  templates: Record<string, unknown>,
  host: Host,
): void {
  for (const [tag, definition] of Object.entries(definitions)) {
    const path = `__builtin__/${tag}`;
    const styleIsolation = 'shared' as types.ComponentStaticConfig['styleIsolation'];
    space.addComponentStaticConfig(path, { component: true, styleIsolation });
    space.addCompiledTemplate(path, templateOf(templates, path));
    space.componentEnv(path, (env) => env.Component(asComponent(tag, definition, host)));
    const components = space.getComponentSpace();
    components.setGlobalUsingComponent(tag, components.getComponentByUrl(`/${path}`, ''));
  }
}

/** The built-in that a node of glass-easel is. */
export function builtinOfComponent(component: GeneralComponent): Builtin | undefined {
  return builtins.get(component);
}

/** The built-in an element belongs to, or the nearest one above it with that tag. */
export function builtinAt(element: Element, tag?: string): Builtin | undefined {
  const start = tag ? element.closest(`wx-${tag}`) : element;
  const node = nodeAt(start);
  return node && Component.isComponent(node) ? builtins.get(node) : undefined;
}

/** A built-in component's `this`. */
export class Builtin implements BuiltinInstance {
  readonly state: Record<string, unknown> = {};
  readonly methods: Record<string, (...args: unknown[]) => unknown>;
  readonly element: HTMLElement;

  constructor(
    readonly host: Host,
    readonly tag: string,
    readonly definition: BuiltinDefinition,
    private readonly caller: Caller,
  ) {
    this.element = this.component.$$ as unknown as HTMLElement;
    const methods = Object.entries(definition.methods ?? {});
    this.methods = Object.fromEntries(
      methods.map(([name, method]) => [name, (...args) => method.apply(this, args as never[])]),
    );
  }

  get component(): GeneralComponent {
    return this.caller._$;
  }

  get id(): string {
    return this.component.id;
  }

  get owner(): string {
    return this.component.ownerShadowRoot?.getHostNode().is ?? '';
  }

  get data(): Record<string, unknown> {
    return this.caller.data;
  }

  get dataset(): Record<string, unknown> {
    return this.component.dataset;
  }

  setData(changes: Record<string, unknown>): void {
    this.caller.setData(changes);
  }

  fire(name: string, detail: unknown = {}, options: EventOptions = {}): void {
    this.component.triggerEvent(name, detail, options);
  }

  listen(name: string, listener: (event: ComponentEvent) => void): void {
    this.component.addListener(name, (event) => listener(event as unknown as ComponentEvent));
  }

  scopedClasses(names: string): string[] {
    const owner = this.component.ownerShadowRoot?.getHostNode();
    if (!owner) return [];
    const { styleScope, extraStyleScope } = owner.getComponentOptions();
    const manager = owner.getComponentDefinition().behavior.ownerSpace.styleScopeManager;
    const scopes = [styleScope, extraStyleScope].filter((scope) => scope !== null);
    const prefixes = new Set(
      scopes.map((scope) => manager.queryName(scope)).map((name) => (name ? `${name}--` : '')),
    );
    const split = names.split(/\s+/).filter(Boolean);
    return [...prefixes].flatMap((prefix) => split.map((name) => prefix + name));
  }
}

function asComponent(
  tag: string,
  definition: BuiltinDefinition,
  host: Host,
): types.GeneralComponentDefinition {
  const instance = (caller: unknown) => builtins.get((caller as Caller)._$);
  const observers = Object.entries(definition.observers ?? {});
  return {
    properties: definition.properties as never,
    data: definition.data,
    observers: Object.fromEntries(
      observers.map(([names, observe]) => [
        names,
        function (this: unknown, ...values: unknown[]) {
          const builtin = instance(this);
          if (builtin) observe.apply(builtin, values);
        },
      ]),
    ),
    lifetimes: {
      attached(this: unknown) {
        attach(new Builtin(host, tag, definition, this as Caller), observers);
      },
      ready(this: unknown) {
        const builtin = instance(this);
        if (builtin) definition.ready?.call(builtin);
      },
      detached(this: unknown) {
        const builtin = instance(this);
        if (builtin) definition.detached?.call(builtin);
      },
    },
  };
}

function attach(builtin: Builtin, observers: [string, Observer][]): void {
  builtins.set(builtin.component, builtin);
  builtin.definition.attached?.call(builtin);
  for (const [names, observe] of observers) {
    observe.apply(
      builtin,
      names.split(',').map((name) => builtin.data[name.trim()]),
    );
  }
}
