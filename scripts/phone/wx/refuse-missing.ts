/** Names that the language and the browser's console look for on any object: not having them is no error. */
const PROBED = new Set(['then', 'toJSON', 'nodeType', '$$typeof']);

/** The same object, except that asking it for something it does not have throws, naming what is missing. */
export function refuseMissing<Target extends object>(name: string, target: Target): Target {
  return new Proxy(target, {
    get(object, property) {
      if (Reflect.has(object, property) || typeof property === 'symbol' || PROBED.has(property)) {
        return Reflect.get(object, property);
      }
      throw new Error(`${name}.${property} is not available in the browser phone`);
    },
  });
}
