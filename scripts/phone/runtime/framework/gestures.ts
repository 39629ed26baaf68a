import type { TouchLike } from './events';

/** How far a finger may slip, in CSS pixels, and still tap. */
const SLIP = 10;
/** After so many milliseconds a touch is a long press. */
const LONG_PRESS = 350;

interface Start {
  x: number;
  y: number;
}

/** A touch that a handler of `longpress` received does not also tap. */
const spent = new Set<number>();

/** Calls `tap` with the `touchend` of every touch that stayed where it began. */
export function followTap(phone: HTMLElement, tap: (event: TouchLike) => void): void {
  const starts = new Map<number, Start>();
  onTouch(phone, 'touchstart', (_, touch) => {
    starts.set(touch.identifier, { x: touch.clientX, y: touch.clientY });
    spent.delete(touch.identifier);
  });
  onTouch(phone, 'touchmove', (_, touch) => {
    if (hasSlipped(starts.get(touch.identifier), touch)) starts.delete(touch.identifier);
  });
  onTouch(phone, 'touchcancel', (_, touch) => {
    starts.delete(touch.identifier);
  });
  onTouch(phone, 'touchend', (event, touch) => {
    const start = starts.get(touch.identifier);
    starts.delete(touch.identifier);
    if (start && !hasSlipped(start, touch) && !spent.has(touch.identifier)) tap(event);
  });
}

/** @param press with the `touchstart` of the touch; returns whether anyone received it */
export function followLongPress(phone: HTMLElement, press: (event: TouchLike) => boolean): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let start: Start | undefined;
  const stop = () => clearTimeout(timer);
  onTouch(phone, 'touchstart', (event, touch) => {
    stop();
    start = { x: touch.clientX, y: touch.clientY };
    timer = setTimeout(() => {
      if (press(event)) spent.add(touch.identifier);
    }, LONG_PRESS);
  });
  onTouch(phone, 'touchmove', (_, touch) => {
    if (hasSlipped(start, touch)) stop();
  });
  onTouch(phone, 'touchend', stop);
  onTouch(phone, 'touchcancel', stop);
}

/** Lets a mouse do what a finger does: while its button is down, touch events are dispatched where it went down. */
export function touchWithMouse(phone: HTMLElement): void {
  let target: EventTarget | undefined;
  let identifier = 0;
  const dispatch = (type: string, { clientX, clientY }: PointerEvent) => {
    if (!target) return;
    const touch = { identifier, target, clientX, clientY };
    const event = new Event(type, { bubbles: true, cancelable: true, composed: true });
    const down = type === 'touchend' ? [] : [touch];
    target.dispatchEvent(
      Object.assign(event, { touches: down, targetTouches: down, changedTouches: [touch] }),
    );
  };
  phone.addEventListener('pointerdown', (event) => {
    if (event.pointerType !== 'mouse' || event.button !== 0) return;
    target = event.target ?? undefined;
    identifier += 1;
    dispatch('touchstart', event);
  });
  window.addEventListener('pointermove', (event) => dispatch('touchmove', event));
  window.addEventListener('pointerup', (event) => {
    dispatch('touchend', event);
    target = undefined;
  });
}

function onTouch(phone: HTMLElement, type: string, listener: (event: TouchLike, touch: Touch) => void): void {
  phone.addEventListener(
    type,
    (event) => {
      for (const touch of Array.from((event as TouchLike).changedTouches))
        listener(event as TouchLike, touch);
    },
    { capture: true },
  );
}

function hasSlipped(start: Start | undefined, touch: Touch): boolean {
  return !start || Math.hypot(touch.clientX - start.x, touch.clientY - start.y) > SLIP;
}
