import { Event as ComponentEvent, type Element as Node } from 'glass-easel';
import { followLongPress, followTap } from './gestures';

/** A touch as handlers receive it. CSS pixels: `client` within the page's window, `page` within the page's content. */
export interface TouchPoint {
  identifier: number;
  clientX: number;
  clientY: number;
  pageX: number;
  pageY: number;
}

/** What touches of a finger, and those made from a mouse, have in common. */
export interface TouchLike extends Event {
  touches: ArrayLike<Touch>;
  changedTouches: ArrayLike<Touch>;
}

const TOUCH_EVENTS = ['touchstart', 'touchmove', 'touchend', 'touchcancel'];
const ANIMATION_EVENTS = ['transitionend', 'animationstart', 'animationiteration', 'animationend'];

/**
 * Turns what happens in the document into the events of a mini-program: touches, tap, longpress, and the end of
 * transitions and animations. All other DOM events stay outside; built-in components fire their own.
 */
export function listenToDocument(phone: HTMLElement): void {
  for (const type of TOUCH_EVENTS) {
    // Not passive: a handler that catches touchmove keeps the page from scrolling.
    phone.addEventListener(type, (event) => dispatchTouch(event as TouchLike), {
      capture: true,
      passive: false,
    });
  }
  for (const type of ANIMATION_EVENTS) {
    phone.addEventListener(type, (event) => dispatchAnimation(event), { capture: true });
  }
  followTap(phone, (event) => dispatchGesture('tap', event));
  followLongPress(phone, (event) => ['longpress', 'longtap'].some((type) => dispatchGesture(type, event)));
}

function dispatchTouch(event: TouchLike): void {
  const target = nodeAt(event.target);
  if (!target) return;
  const component = new ComponentEvent(
    event.type,
    {},
    { ...bubbling(event), extraFields: touchFields(event) },
  );
  ComponentEvent.dispatchEvent(target, component);
  if (component.defaultPrevented() && event.cancelable) event.preventDefault();
}

/** @returns whether any handler received it */
function dispatchGesture(type: string, event: TouchLike): boolean {
  const target = nodeAt(event.target);
  const touch = event.changedTouches[0];
  if (!target || !touch) return false;
  let received = false;
  const { pageX, pageY } = touchPoint(touch);
  const component = new ComponentEvent(
    type,
    { x: pageX, y: pageY },
    {
      ...bubbling(event),
      extraFields: touchFields(event),
      handleListenerReturn: (result) => {
        received = true;
        return result !== false;
      },
    },
  );
  ComponentEvent.dispatchEvent(target, component);
  return received;
}

/** Only those of nodes that a template wrote: what a built-in component draws with is its own. */
function dispatchAnimation(event: Event): void {
  const target = (event.target as NodeHolder).__wxElement;
  if (target) ComponentEvent.triggerEvent(target, event.type, {}, bubbling(event));
}

function bubbling(originalEvent: Event) {
  return { originalEvent, bubbles: true, composed: true, capturePhase: true };
}

function touchFields(event: TouchLike): Record<string, unknown> {
  return {
    touches: Array.from(event.touches, touchPoint),
    changedTouches: Array.from(event.changedTouches, touchPoint),
  };
}

function touchPoint(touch: Touch): TouchPoint {
  const page = (touch.target as Element).closest<HTMLElement>('wx-page');
  const { left, top } = windowOrigin(touch.target as Element);
  const clientX = touch.clientX - left;
  const clientY = touch.clientY - top;
  return {
    identifier: touch.identifier,
    clientX,
    clientY,
    pageX: clientX + (page?.scrollLeft ?? 0),
    pageY: clientY + (page?.scrollTop ?? 0),
  };
}

/** Where the page's window, below the navigation bar, begins in the browser's. */
export function windowOrigin(element: Element): { left: number; top: number } {
  return element.closest('.page-window')?.getBoundingClientRect() ?? { left: 0, top: 0 };
}

type NodeHolder = EventTarget & { __wxElement?: Node };

/** The nearest node of glass-easel at or above an element. */
export function nodeAt(target: EventTarget | null): Node | undefined {
  let element = target as (Element & NodeHolder) | null;
  while (element && !element.__wxElement) element = element.parentElement;
  return element?.__wxElement;
}
