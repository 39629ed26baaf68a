/** hover-class: class names that an element has while a finger is on it. */

import type { Builtin } from './define';

export const hoverProperties = {
  hoverClass: { type: String, value: 'none' },
  hoverStopPropagation: Boolean,
  hoverStartTime: { type: Number, value: 50 },
  hoverStayTime: { type: Number, value: 400 },
};

/** Touches whose hover an inner component keeps to itself (hover-stop-propagation). */
const stopped = new WeakSet<Event>();

export function addHover(builtin: Builtin<typeof hoverProperties>): void {
  const { element } = builtin;
  let starting: ReturnType<typeof setTimeout> | undefined;
  const classes = () =>
    builtin.data.hoverClass === 'none' ? [] : builtin.scopedClasses(builtin.data.hoverClass);
  const end = () => {
    clearTimeout(starting);
    setTimeout(() => element.classList.remove(...classes()), builtin.data.hoverStayTime);
  };
  element.addEventListener(
    'touchstart',
    (event) => {
      if (stopped.has(event)) return;
      if (builtin.data.hoverStopPropagation) stopped.add(event);
      clearTimeout(starting);
      starting = setTimeout(() => element.classList.add(...classes()), builtin.data.hoverStartTime);
    },
    { passive: true },
  );
  element.addEventListener('touchmove', end, { passive: true });
  element.addEventListener('touchend', end);
  element.addEventListener('touchcancel', end);
}
