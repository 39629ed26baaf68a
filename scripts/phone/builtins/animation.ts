/** Plays what `wx.createAnimation().export()` gives to a component's `animation` attribute. */

import type { Host } from '../runtime/host-types';

export interface AnimationOptions {
  /** Milliseconds. */
  duration: number;
  delay: number;
  timingFunction: string;
  transformOrigin: string;
}

/** One `step()`: everything set before it happens together. */
export interface AnimationStep {
  /** In the order they were called. */
  transforms: { name: string; values: unknown[] }[];
  styles: Record<string, unknown>;
  options: AnimationOptions;
}

export interface AnimationData {
  actions: AnimationStep[];
}

const LENGTH_TRANSFORM = /^translate/;
const ANGLE_TRANSFORM = /^(rotate|skew)/;

function transformValue(name: string, value: unknown, index: number, host: Host): string {
  if (LENGTH_TRANSFORM.test(name)) return host.length(value);
  if (name === 'rotate3d') return index === 3 ? `${value}deg` : String(value);
  return ANGLE_TRANSFORM.test(name) ? `${value}deg` : String(value);
}

function applyStep(element: HTMLElement, step: AnimationStep, host: Host): void {
  const { duration, timingFunction, delay, transformOrigin } = step.options;
  element.style.transition = `all ${duration}ms ${timingFunction} ${delay}ms`;
  element.style.transformOrigin = transformOrigin;
  for (const [property, value] of Object.entries(step.styles)) {
    const isNumber = property === 'opacity' || property.endsWith('olor');
    element.style.setProperty(toKebabCase(property), isNumber ? String(value) : host.length(value));
  }
  if (step.transforms.length > 0) {
    element.style.transform = step.transforms
      .map(({ name, values }) => {
        const written = values.map((value, index) => transformValue(name, value, index, host));
        return `${name}(${written.join(', ')})`;
      })
      .join(' ');
  }
}

function toKebabCase(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

export function playAnimation(element: HTMLElement, animation: AnimationData, host: Host): void {
  let start = 0;
  for (const step of animation.actions) {
    // The first step waits a frame too: without it there is no state to animate from.
    setTimeout(() => requestAnimationFrame(() => applyStep(element, step, host)), start);
    start += step.options.duration + step.options.delay;
  }
}
