/** What every built-in component understands: aria-*, hidden, animation. */

import type { BuiltinInstance } from '../runtime/host-types';
import { type AnimationData, playAnimation } from './animation';
import { isInteractiveRole, pressByKeyboard } from './keyboard';

const ariaProperties = {
  ariaLabel: null,
  ariaLabelledby: null,
  ariaDescribedby: null,
  ariaRoledescription: null,
  ariaHidden: null,
  ariaDisabled: null,
  ariaChecked: null,
  ariaSelected: null,
  ariaExpanded: null,
  ariaPressed: null,
  ariaCurrent: null,
  ariaHaspopup: null,
  ariaControls: null,
  ariaModal: null,
  ariaLive: null,
  ariaLevel: null,
  ariaValuenow: null,
  ariaValuemin: null,
  ariaValuemax: null,
  ariaValuetext: null,
};

export const commonProperties = {
  ...ariaProperties,
  ariaRole: null,
  tabindex: null,
  tabIndex: null,
  hidden: null,
  animation: null,
};

/** Sets an attribute, or removes it when there is no value. `false` is a value: aria-checked="false" says something. */
export function setAttribute(element: Element, name: string, value: unknown): void {
  if (value === undefined || value === null || value === '') {
    element.removeAttribute(name);
  } else {
    element.setAttribute(name, String(value));
  }
}

/** @param control the element that aria-* and tabindex are about: the DOM's own field inside an input, else the component */
export function applyCommon(builtin: BuiltinInstance, control: HTMLElement): void {
  const { element, data, state } = builtin;
  for (const property of Object.keys(ariaProperties)) {
    const value = data[property];
    const given = (state.givenAria ??= new Set()) as Set<string>;
    if (value === null && !given.has(property)) continue; // what the component itself says about its state stays
    given.add(property);
    setAttribute(control, property.replace('aria', 'aria-').toLowerCase(), value);
  }
  element.toggleAttribute('hidden', Boolean(data.hidden));
  if (data.ariaRole) control.setAttribute('role', String(data.ariaRole));
  applyTabIndex(data, control);
  const animation = data.animation as Partial<AnimationData> | null | boolean;
  // Empty until the page exports one; a movable-view's own `animation` only says yes or no.
  if (typeof animation !== 'object' || !animation?.actions || animation === state.playedAnimation) return;
  state.playedAnimation = animation;
  playAnimation(element, { actions: animation.actions }, builtin.host);
}

function applyTabIndex(data: BuiltinInstance['data'], element: HTMLElement): void {
  const wanted = data.tabindex ?? data.tabIndex;
  const interactive = isInteractiveRole(element.getAttribute('role'));
  setAttribute(element, 'tabindex', wanted ?? (interactive ? 0 : null));
  if (interactive) pressByKeyboard(element);
}
