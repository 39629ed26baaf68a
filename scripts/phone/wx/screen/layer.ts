/** What WeChat draws above the page: one dialog at a time has the focus, Escape and the dimmed page put it away. */

import type { Host } from '../../runtime/host-types';

export interface LayerOptions {
  /** What a screen reader announces. */
  label: string;
  /** Where it stands and what it looks like. */
  kind: 'center' | 'bottom' | 'full';
  /** Whether a tap beside it, or Escape, closes it. */
  dismissible: boolean;
}

export interface Layer<Result> {
  readonly panel: HTMLElement;
  close(result: Result | undefined): void;
  /** `undefined` when it was put away without an answer. */
  readonly closed: Promise<Result | undefined>;
}

const FOCUSABLE = 'button, input, textarea, select, a[href], [tabindex="0"]';

function keepFocusInside(panel: HTMLElement, event: KeyboardEvent): void {
  const stops = [...panel.querySelectorAll<HTMLElement>(FOCUSABLE)];
  const [first, last] = [stops[0], stops.at(-1)];
  if (!first || !last) return;
  const active = document.activeElement;
  const leaving = event.shiftKey ? active === first || active === panel : active === last;
  if (!leaving) return;
  event.preventDefault();
  (event.shiftKey ? last : first).focus();
}

export function openLayer<Result>(host: Host, options: LayerOptions): Layer<Result> {
  let resolve: (result: Result | undefined) => void = () => {};
  const closed = new Promise<Result | undefined>((settle) => {
    resolve = settle;
  });
  const mask = document.createElement('div');
  mask.className = `layer layer-${options.kind}`;
  const panel = document.createElement('div');
  panel.className = 'layer-panel';
  panel.tabIndex = -1;
  panel.setAttribute('role', 'dialog');
  panel.setAttribute('aria-modal', 'true');
  panel.setAttribute('aria-label', options.label);
  mask.append(panel);

  const focusedBefore = document.activeElement;
  const close = (result: Result | undefined) => {
    mask.remove();
    if (focusedBefore instanceof HTMLElement) focusedBefore.focus({ preventScroll: true });
    resolve(result);
  };
  mask.addEventListener('click', (event) => {
    if (event.target === mask && options.dismissible) close(undefined);
  });
  mask.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && options.dismissible) close(undefined);
    if (event.key === 'Tab') keepFocusInside(panel, event);
  });
  host.overlay.append(mask);
  panel.focus({ preventScroll: true });
  return { panel, close, closed };
}

/** A text button inside a layer. */
export function button(text: string, className: string, press: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = className;
  element.textContent = text;
  element.addEventListener('click', press);
  return element;
}

/** An element with a class and texts or elements inside. */
export function part(className: string, ...content: (string | Node)[]): HTMLDivElement {
  const element = document.createElement('div');
  element.className = className;
  element.append(...content);
  return element;
}
