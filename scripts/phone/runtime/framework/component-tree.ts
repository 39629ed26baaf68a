import { Component, Element, type GeneralBehavior, type GeneralComponent, type Node } from 'glass-easel';
import type { BuiltinInstance, ComponentView, Instance } from '../host-types';
import { type Builtin, builtinOfComponent } from './builtins';
import type { StringBehaviors } from './string-behaviors';

/**
 * The components below a built-in, as a form sees them: those of the same template and in slots, but not what another
 * component draws with, unless that one has the behavior `wx://form-field-group`.
 */
export function* componentsInside(
  of: BuiltinInstance,
  behaviors: StringBehaviors,
): Generator<ComponentView, void, undefined> {
  yield* below((of as Builtin).component, behaviors);
}

function* below(
  component: GeneralComponent,
  behaviors: StringBehaviors,
): Generator<ComponentView, void, undefined> {
  const builtin = builtinOfComponent(component) !== undefined;
  const open = builtin || has(component, behaviors.get('wx://form-field-group'));
  for (const child of open ? component.getComposedChildren() : component.childNodes) {
    yield* within(child, behaviors);
  }
}

function* within(node: Node, behaviors: StringBehaviors): Generator<ComponentView, void, undefined> {
  if (Component.isComponent(node)) {
    yield viewOf(node, behaviors);
    yield* below(node, behaviors);
  } else if (Element.isElement(node)) {
    for (const child of node.getComposedChildren()) yield* within(child, behaviors);
  }
}

function viewOf(component: GeneralComponent, behaviors: StringBehaviors): ComponentView {
  const builtin = builtinOfComponent(component);
  return {
    is: builtin?.tag ?? component.is,
    id: component.id,
    element: (component.$$ as unknown as HTMLElement | null) ?? undefined,
    builtin,
    instance: component.getMethodCaller() as unknown as Instance,
    formField: builtin ? builtinField(builtin) : componentField(component, behaviors),
  };
}

function builtinField(builtin: Builtin): ComponentView['formField'] {
  const { formField } = builtin.definition;
  return (
    formField && {
      name: String(builtin.data.name ?? ''),
      value: () => formField.value.call(builtin),
      reset: () => formField.reset.call(builtin),
    }
  );
}

/** The platform reads `name` and `value` of such a component; it has no way to reset one. */
function componentField(component: GeneralComponent, behaviors: StringBehaviors): ComponentView['formField'] {
  if (!has(component, behaviors.get('wx://form-field'))) return undefined;
  const data = component.data as { name?: unknown; value?: unknown };
  return { name: String(data.name ?? ''), value: () => data.value, reset() {} };
}

function has(component: GeneralComponent, behavior: unknown): boolean {
  return component.hasBehavior((behavior as { _$: GeneralBehavior })._$);
}
