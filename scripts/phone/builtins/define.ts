/** How a built-in component is written: typed properties, and one controller per instance that owns its DOM. */

import type { BuiltinDefinition, BuiltinInstance } from '../runtime/host-types';
import { applyCommon, commonProperties } from './common';

type Properties = NonNullable<BuiltinDefinition['properties']>;

type ValueOf<Type> = Type extends StringConstructor
  ? string
  : Type extends NumberConstructor
    ? number
    : Type extends BooleanConstructor
      ? boolean
      : Type extends ArrayConstructor
        ? unknown[]
        : unknown;

export type Values<P extends Properties> = {
  readonly [Name in keyof P]: P[Name] extends { type: infer Type } ? ValueOf<Type> : ValueOf<P[Name]>;
};

/** A built-in's instance, with its property values typed. */
export type Builtin<P extends Properties = Properties> = Omit<BuiltinInstance, 'data'> & {
  readonly data: Values<P>;
};

export interface BuiltinSpec<P extends Properties, Controller> {
  properties: P;
  /** Draws the component and listens to it. Property values are known; children may not be attached yet. */
  create(builtin: Builtin<P>): Controller;
  /** Keys are property names separated by commas. Called after `create` and at every change. */
  observers?: Record<string, (controller: Controller, builtin: Builtin<P>) => void>;
  /** After the first layout. */
  ready?(controller: Controller): void;
  detached?(controller: Controller): void;
  formField?: { value(controller: Controller): unknown; reset(controller: Controller): void };
  /** The DOM's own control inside, which aria-* is about instead of the component's element. */
  control?(controller: Controller): HTMLElement;
}

/** The controller that `create` returned for this instance. Only for the component's own family. */
export function controllerOf<Controller>(builtin: Pick<BuiltinInstance, 'state'>): Controller {
  return builtin.state.controller as Controller;
}

function typed<P extends Properties>(builtin: BuiltinInstance): Builtin<P> {
  return builtin as unknown as Builtin<P>;
}

/** Makes the definition that the runtime registers; every built-in gets aria-*, hidden and animation with it. */
export function defineBuiltin<P extends Properties, Controller>(
  spec: BuiltinSpec<P, Controller>,
): BuiltinDefinition {
  const observers: NonNullable<BuiltinDefinition['observers']> = {
    [Object.keys(commonProperties).join(', ')]() {
      applyCommon(this, spec.control?.(controllerOf<Controller>(this)) ?? this.element);
    },
  };
  for (const [names, observe] of Object.entries(spec.observers ?? {})) {
    observers[names] = function () {
      observe(controllerOf<Controller>(this), typed<P>(this));
    };
  }
  const { formField } = spec;
  return {
    properties: { ...commonProperties, ...spec.properties },
    observers,
    attached() {
      this.state.controller = spec.create(typed<P>(this));
    },
    ready() {
      spec.ready?.(controllerOf<Controller>(this));
    },
    detached() {
      spec.detached?.(controllerOf<Controller>(this));
    },
    formField: formField && {
      value() {
        return formField.value(controllerOf<Controller>(this));
      },
      reset() {
        formField.reset(controllerOf<Controller>(this));
      },
    },
  };
}
