import type { BuiltinDefinition } from '../runtime/host-types';

/** A built-in of the platform that this phone does not have: creating one is an error that names it. */
export function refusedBuiltin(tag: string): BuiltinDefinition {
  return {
    attached() {
      throw new Error(`<${tag}> is not available in the browser phone`);
    },
  };
}
