/**
 * The template of every built-in component, by tag. Only what has to surround the slot is here; everything else a
 * component shows it draws itself. Read by the compiler in Node: nothing in this file may touch the DOM.
 */

const SLOT = '<slot/>';

/** Built-ins of the platform that this phone cannot honestly offer. Using one is an error that names it. */
export const refusedTags = [
  'ad',
  'ad-custom',
  'audio',
  'camera',
  'channel-live',
  'channel-video',
  'editor',
  'functional-page-navigator',
  'keyboard-accessory',
  'live-player',
  'live-pusher',
  'map',
  'match-media',
  'official-account',
  'open-data',
  'page-container',
  'share-element',
  'store-home',
  'store-product',
  'video',
  'voip-room',
  'xr-frame',
] as const;

const supportedTemplates = {
  button: SLOT,
  canvas: '',
  checkbox: SLOT,
  'checkbox-group': SLOT,
  'cover-image': '',
  'cover-view': SLOT,
  form: SLOT,
  icon: '',
  image: '',
  input: '',
  label: SLOT,
  'movable-area': SLOT,
  'movable-view': SLOT,
  'navigation-bar': '',
  navigator: SLOT,
  'page-meta': SLOT,
  picker: SLOT,
  'picker-view': '<div class="picker-view-columns"><slot/></div>',
  'picker-view-column': '<div class="picker-view-items"><slot/></div>',
  progress: '',
  radio: SLOT,
  'radio-group': SLOT,
  'rich-text': '',
  'root-portal': '<div class="root-portal-content"><slot/></div>',
  'scroll-view': '<div class="scroll-view-box"><slot/></div>',
  slider: '',
  swiper: '<div class="swiper-frame"><slot/></div>',
  'swiper-item': SLOT,
  switch: '',
  text: SLOT,
  textarea: '',
  view: SLOT,
  'web-view': '',
};

export type SupportedTag = keyof typeof supportedTemplates;

/** Tag → WXML, refused tags included so that a template naming one compiles and fails only when it is created. */
export const builtinTemplates: Record<string, string> = {
  ...Object.fromEntries(refusedTags.map((tag) => [tag, SLOT])),
  ...supportedTemplates,
};
