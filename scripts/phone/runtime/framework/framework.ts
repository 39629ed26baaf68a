import type { ComponentOptions, GeneralComponent } from 'glass-easel';
import {
  type AssociatedBackend,
  component as adapterComponent,
  type CodeSpace,
  MiniProgramEnv,
} from 'glass-easel-miniprogram-adapter';
import type { AppBundle } from '../../contract';
import { PhoneBackend } from './backend';
import { ComponentLoader } from './components';
import { reportMissingHandlers, showWarnings } from './diagnostics';
import { NodeIntersectionObserver } from './intersection-observer';
import { readyAfterLayout } from './ready';
import { SelectorQuery } from './selector-query';
import { StringBehaviors } from './string-behaviors';
import { StyleSheets, sharedHost } from './style-sheets';
import { wxsBridge } from './wxs';

export interface Framework {
  space: CodeSpace;
  backend: AssociatedBackend;
  loader: ComponentLoader;
  behaviors: StringBehaviors;
  templates: Record<string, unknown>;
}

/** glass-easel, set up for one mini-program. Nothing of the app has run yet. */
export function createFramework(
  bundle: AppBundle,
  builtinTags: ReadonlySet<string>,
  reportError: (error: unknown) => void,
): Framework {
  const pages = new Set(bundle.config.pages);
  const sheets = new StyleSheets(bundle.styles, (path) => pages.has(path));
  const environment = new MiniProgramEnv();
  const space = environment.createCodeSpace('', true);
  // A property named `data` (t-form, t-table) would otherwise hide the component's own data.
  space.getComponentSpace().updateComponentOptions({ writeIdToDOM: true, writeFieldsToNode: false });
  writePlainIds(space);
  followLifetimes(space);
  replaceQueries();
  showWarnings();
  reportMissingHandlers(reportError);
  Object.assign(globalThis, { phoneWxs: wxsBridge });
  const backend = environment.associateBackend(new PhoneBackend(sheets, builtinTags, componentTags(bundle)));
  space.addStyleSheet('app', 'app');
  const behaviors = new StringBehaviors(space);
  const templates = bundle.templates();
  const packageOf = packageFinder(bundle);
  const loader = new ComponentLoader(
    space,
    sheets,
    behaviors,
    templates,
    packageOf,
    reportError,
    bundle.components,
  );
  return { space, backend, loader, behaviors, templates };
}

/** glass-easel would put a prefix before each id in the document; style sheets select ids as they were written. */
function writePlainIds(space: CodeSpace): void {
  type Prepared = [ComponentOptions, unknown];
  const internals = space as unknown as { prepareComponentOptions(...args: unknown[]): Prepared };
  const prepare = internals.prepareComponentOptions.bind(space);
  internals.prepareComponentOptions = (...args) => {
    const [options, isolation] = prepare(...args);
    return [{ ...options, idPrefixGenerator: null }, isolation];
  };
}

function followLifetimes(space: CodeSpace): void {
  const definition = space
    .getComponentSpace()
    .define()
    .lifetime('created', function () {
      markSharedHost(componentOf(this), space);
    })
    .lifetime('attached', function () {
      readyAfterLayout(componentOf(this));
    });
  space.setOverallBehavior(definition.registerBehavior() as never);
}

function componentOf(caller: unknown): GeneralComponent {
  return (caller as { _$: GeneralComponent })._$;
}

function markSharedHost(component: GeneralComponent, space: CodeSpace): void {
  const element = component.$$ as unknown as Element | null;
  const shared = space.getStyleSheet(component.is) && !space.getStyleScopeName(component.is);
  if (element && shared) element.setAttribute('wx-host', sharedHost(component.is));
}

/** The adapter's own queries know neither canvas nodes nor the page's window. */
function replaceQueries(): void {
  Object.assign(adapterComponent.ComponentCaller.prototype, {
    createSelectorQuery(this: unknown) {
      return new SelectorQuery(this);
    },
    createIntersectionObserver(this: unknown, options?: Record<string, unknown>) {
      return new NodeIntersectionObserver(this, options);
    },
    createMediaQueryObserver() {
      throw new Error('createMediaQueryObserver is not supported');
    },
  });
}

function componentTags({ components }: AppBundle): Set<string> {
  const tags = components.flatMap(({ config }) => [
    ...Object.keys(config.usingComponents),
    ...Object.keys(config.componentGenerics ?? {}),
  ]);
  return new Set(['wx-page', 'wx-custom-tab-bar', ...tags]);
}

/** The root of the sub-package a file lies in, '' for the main package. */
function packageFinder({ config }: AppBundle): (path: string) => string {
  const roots = config.subPackages.map(({ root }) => root.replace(/^\/|\/$/g, ''));
  return (path) => roots.find((root) => path.startsWith(`${root}/`)) ?? '';
}
