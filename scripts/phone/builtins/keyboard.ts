/** Components with a role that people press can be pressed with Enter and Space. */

const INTERACTIVE_ROLES = new Set([
  'button',
  'checkbox',
  'link',
  'menuitem',
  'option',
  'radio',
  'switch',
  'tab',
]);

const pressable = new WeakSet<HTMLElement>();

export function isInteractiveRole(role: string | null): boolean {
  return role !== null && INTERACTIVE_ROLES.has(role);
}

export function pressByKeyboard(element: HTMLElement): void {
  if (pressable.has(element)) return;
  pressable.add(element);
  element.addEventListener('keydown', (event) => {
    if (event.target !== element || (event.key !== 'Enter' && event.key !== ' ')) return;
    event.preventDefault();
    touch(element);
  });
}

/** Touches the middle of an element, as a finger would: the runtime turns it into touchstart, touchend and tap. */
export function touch(element: HTMLElement): void {
  const { left, top, width, height } = element.getBoundingClientRect();
  const point = new Touch({
    identifier: Date.now(),
    target: element,
    clientX: left + width / 2,
    clientY: top + height / 2,
  });
  const common = { bubbles: true, cancelable: true, composed: true, changedTouches: [point] };
  element.dispatchEvent(
    new TouchEvent('touchstart', { ...common, touches: [point], targetTouches: [point] }),
  );
  element.dispatchEvent(new TouchEvent('touchend', common));
}
