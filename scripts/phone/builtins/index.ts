/** All built-in components, by tag. */

import type { BuiltinDefinition } from '../runtime/host-types';
import { button } from './button';
import { canvas } from './canvas';
import { checkbox, checkboxGroup, radio, radioGroup } from './choice';
import { form } from './form';
import { icon } from './icon';
import { image } from './image';
import { input } from './input';
import { label } from './label';
import { movableView } from './movable';
import { navigator } from './navigator';
import { navigationBar, pageMeta } from './page-meta';
import { picker } from './picker';
import { pickerView, pickerViewColumn } from './picker-view';
import { progress } from './progress';
import { refusedBuiltin } from './refused';
import { richText } from './rich-text';
import { rootPortal } from './root-portal';
import { scrollView } from './scroll-view';
import { slider } from './slider';
import { swiper, swiperItem } from './swiper';
import { switchComponent } from './switch';
import { refusedTags, type SupportedTag } from './templates';
import { text } from './text';
import { textarea } from './textarea';
import { box, view } from './view';
import { webView } from './web-view';

const supported: Record<SupportedTag, BuiltinDefinition> = {
  button,
  canvas,
  checkbox,
  'checkbox-group': checkboxGroup,
  'cover-image': image,
  'cover-view': view,
  form,
  icon,
  image,
  input,
  label,
  'movable-area': box,
  'movable-view': movableView,
  'navigation-bar': navigationBar,
  navigator,
  'page-meta': pageMeta,
  picker,
  'picker-view': pickerView,
  'picker-view-column': pickerViewColumn,
  progress,
  radio,
  'radio-group': radioGroup,
  'rich-text': richText,
  'root-portal': rootPortal,
  'scroll-view': scrollView,
  slider,
  swiper,
  'swiper-item': swiperItem,
  switch: switchComponent,
  text,
  textarea,
  view,
  'web-view': webView,
};

export const builtins: Record<string, BuiltinDefinition> = {
  ...Object.fromEntries(refusedTags.map((tag) => [tag, refusedBuiltin(tag)])),
  ...supported,
};
