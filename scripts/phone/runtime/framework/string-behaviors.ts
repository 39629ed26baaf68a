import type { behavior, CodeSpace } from 'glass-easel-miniprogram-adapter';

type Behavior = behavior.GeneralBehavior;

/** The platform's own behaviors, which components name by a text. */
const DEFINITIONS = {
  'wx://form-field': { properties: { name: String, value: null } },
  'wx://form-field-group': {},
  'wx://form-field-button': {},
  'wx://component-export': {},
} as const;

type BehaviorName = keyof typeof DEFINITIONS;

export class StringBehaviors {
  private readonly behaviors = new Map<string, Behavior>();

  constructor(space: CodeSpace) {
    for (const [name, definition] of Object.entries(DEFINITIONS)) {
      const behavior = space.componentEnv(name, (env) => env.Behavior(definition as never));
      this.behaviors.set(name, behavior as unknown as Behavior);
    }
  }

  get(name: BehaviorName): Behavior {
    return this.named(name, 'runtime');
  }

  /** The same definition with the behaviors themselves in place of their names. */
  resolve<Definition extends { behaviors?: unknown[] }>(definition: Definition, path: string): Definition {
    if (!definition.behaviors) return definition;
    const behaviors = definition.behaviors.map((behavior) =>
      typeof behavior === 'string' ? this.named(behavior, path) : behavior,
    );
    return { ...definition, behaviors };
  }

  private named(name: string, path: string): Behavior {
    const behavior = this.behaviors.get(name);
    if (!behavior) throw new Error(`${path}: the behavior "${name}" is not supported`);
    return behavior;
  }
}
