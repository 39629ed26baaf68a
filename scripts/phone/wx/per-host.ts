import type { Host } from '../runtime/host-types';

/** Something one phone has one of: made at the first request, kept as long as the phone. */
export function perHost<Thing>(create: (host: Host) => Thing): (host: Host) => Thing {
  const things = new WeakMap<Host, Thing>();
  return (host) => {
    const known = things.get(host);
    if (known !== undefined) return known;
    const thing = create(host);
    things.set(host, thing);
    return thing;
  };
}
