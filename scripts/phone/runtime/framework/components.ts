import { Component, type GeneralComponent, type ShadowRoot } from 'glass-easel';
import type { CodeSpace, types } from 'glass-easel-miniprogram-adapter';
import type { AppBundle, ComponentModule } from '../../contract';
import type { StringBehaviors } from './string-behaviors';
import type { StyleSheets } from './style-sheets';
import { templateOf } from './templates';

interface Definition {
  options?: { styleIsolation?: string; addGlobalClass?: boolean };
  behaviors?: unknown[];
}

/** The names a component's script calls, put on `globalThis` while it runs. */
type Constructors = Record<'Page' | 'Component' | 'Behavior', (definition: Definition) => unknown>;

/**
 * The app's own pages and components, with those of its npm packages. A sub-package is loaded when its first page
 * opens, or when a component of it was first shown as a placeholder.
 */
export class ComponentLoader {
  private readonly modules: Map<string, ComponentModule>;
  private readonly loaded = new Set<string>();

  /** @param packageOf the root of the package a file belongs to, '' for the main one */
  constructor(
    private readonly space: CodeSpace,
    private readonly sheets: StyleSheets,
    private readonly behaviors: StringBehaviors,
    private readonly templates: Record<string, unknown>,
    private readonly packageOf: (path: string) => string,
    private readonly reportError: (error: unknown) => void,
    components: AppBundle['components'],
  ) {
    this.modules = new Map(components.map((module) => [module.path, module]));
    // A behavior may be defined by app.ts or by a library it imports, outside any component.
    Object.assign(globalThis, { Behavior: this.constructors('app').Behavior });
    space
      .getComponentSpace()
      .setComponentWaitingListener((_isPublic, path) => setTimeout(() => this.load(path)));
  }

  get(path: string): ComponentModule | undefined {
    return this.modules.get(path);
  }

  /** Makes a page or component ready for use. */
  load(path: string): void {
    this.loadPackage('');
    this.loadPackage(this.packageOf(path));
  }

  /** All of a package at once: components that are related must know each other before one is created. */
  private loadPackage(root: string): void {
    if (this.loaded.has(root)) return;
    this.loaded.add(root);
    for (const module of this.modules.values()) {
      if (this.packageOf(module.path) === root) this.run(module);
    }
  }

  /** A script that fails is reported, and the rest goes on. */
  private run(module: ComponentModule): void {
    const { path } = module;
    const outer = globals(['Page', 'Component', 'Behavior']);
    Object.assign(globalThis, this.constructors(path));
    try {
      module.load();
      if (!this.space.getComponentSpace().getComponentByUrlWithoutDefault(`/${path}`, '')) {
        throw new Error(`${path} calls neither Component() nor Page()`);
      }
    } catch (error) {
      this.reportError(error);
    } finally {
      Object.assign(globalThis, outer);
    }
  }

  private constructors(path: string): Constructors {
    return this.space.componentEnv(path, (env) => ({
      Behavior: (definition) => env.Behavior(this.behaviors.resolve(definition, path) as never),
      Component: (definition) => {
        this.prepare(path, definition);
        return env.Component(this.behaviors.resolve(definition, path) as never);
      },
      Page: (definition) => {
        this.prepare(path, definition);
        return env.Page(this.behaviors.resolve(definition, path) as never);
      },
    }));
  }

  /** Everything the adapter must know before a definition: template, json, and which styles apply. */
  private prepare(path: string, definition: Definition): void {
    const module = this.modules.get(path);
    if (!module) throw new Error(`${path} may not call Component() or Page()`);
    const isolation = styleIsolation(module, definition);
    const scope = this.sheets.setScope(path, isolation === 'shared' || isolation === 'page-shared');
    this.space.addStyleSheet(path, path, scope);
    this.space.addCompiledTemplate(path, templateOf(this.templates, path));
    const config = {
      ...module.config,
      component: !module.page || module.config.component,
      styleIsolation: isolation,
    };
    this.space.addComponentStaticConfig(path, config as types.ComponentStaticConfig);
  }
}

/** The json's word counts before the script's. A page's own styles are held by its `@scope` and need no class prefix. */
function styleIsolation({ page, config }: ComponentModule, { options }: Definition): string {
  if (page) return 'shared';
  const given = config.styleIsolation ?? options?.styleIsolation;
  return given ?? (options?.addGlobalClass ? 'apply-shared' : 'isolated');
}

/** The inside of a page or component, by its `this`. */
export function shadowRootOf(instance: unknown): ShadowRoot {
  const component = (instance as { _$?: GeneralComponent } | undefined)?._$;
  const root = component && Component.isComponent(component) ? component.getShadowRoot() : null;
  if (!root) throw new Error('A page or component is needed to search in');
  return root;
}

function globals(names: string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, (globalThis as Record<string, unknown>)[name]]));
}
