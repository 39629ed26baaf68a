import { type Look, watchLook } from './session';

const stops = new WeakMap<object, () => void>();

/** Keeps `look` of a component at what the person chose. The root of its template carries `look look-{{look}}`. */
export const followLook = Behavior({
  data: { look: 'normal' as Look },
  lifetimes: {
    attached() {
      stops.set(
        this,
        watchLook((look) => this.setData({ look })),
      );
    },
    detached() {
      stops.get(this)?.();
    },
  },
});
