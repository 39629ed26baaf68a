import { defineBuiltin } from './define';
import { addHover, hoverProperties } from './hover';

/** `<view>` and `<cover-view>`: here a cover-view needs nothing of its own, as no native component lies above the page. */
export const view = defineBuiltin({ properties: hoverProperties, create: addHover });

/** A component that is a box for its children and nothing more. */
export const box = defineBuiltin({ properties: {}, create: () => undefined });
