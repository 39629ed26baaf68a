/** `wx.createAnimation()`: collects steps; the built-in components' `animation` attribute plays them. */

import type { AnimationData, AnimationOptions, AnimationStep } from '../builtins/animation';

const TRANSFORMS = [
  'matrix',
  'matrix3d',
  'rotate',
  'rotate3d',
  'rotateX',
  'rotateY',
  'rotateZ',
  'scale',
  'scale3d',
  'scaleX',
  'scaleY',
  'scaleZ',
  'skew',
  'skewX',
  'skewY',
  'translate',
  'translate3d',
  'translateX',
  'translateY',
  'translateZ',
] as const;

const STYLES = ['opacity', 'backgroundColor', 'width', 'height', 'top', 'left', 'bottom', 'right'] as const;

const DEFAULTS: AnimationOptions = {
  duration: 400,
  delay: 0,
  timingFunction: 'linear',
  transformOrigin: '50% 50% 0',
};

type Setter = (...values: unknown[]) => Animation;

export type Animation = Record<(typeof TRANSFORMS)[number] | (typeof STYLES)[number], Setter> & {
  step(options?: Partial<AnimationOptions>): Animation;
  /** Everything since the last export. */
  export(): AnimationData;
};

export function createAnimation(options: Partial<AnimationOptions> = {}): Animation {
  let actions: AnimationStep[] = [];
  let transforms: AnimationStep['transforms'] = [];
  let styles: AnimationStep['styles'] = {};
  const animation = {
    step(own: Partial<AnimationOptions> = {}) {
      actions.push({ transforms, styles, options: { ...DEFAULTS, ...options, ...own } });
      transforms = [];
      styles = {};
      return animation;
    },
    export() {
      const exported = { actions };
      actions = [];
      return exported;
    },
  } as Animation;
  for (const name of TRANSFORMS) {
    animation[name] = (...values) => {
      transforms = [...transforms, { name, values }];
      return animation;
    };
  }
  for (const name of STYLES) {
    animation[name] = (value) => {
      styles = { ...styles, [name]: value };
      return animation;
    };
  }
  return animation;
}
