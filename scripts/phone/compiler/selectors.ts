import selectorParser from 'postcss-selector-parser';
import { builtinTemplates } from '../builtins/templates';
import type { SheetKind } from './styles';

/** What stands for a component's scope in class names, and in `:host` (AppBundle.styles in contract.ts). */
const CLASS_PREFIX = '__S__';
const HOST = '[wx-host="__H__"]';

const builtinTags = new Set(Object.keys(builtinTemplates));

/** A WXSS selector as CSS for the phone's document. */
export function rewriteSelector(selector: string, kind: SheetKind): string {
  const host = selectorParser().astSync(HOST).first.first;
  return selectorParser((selectors) => {
    selectors.walkTags((tag) => {
      if (tag.value === 'page' && kind === 'page')
        tag.replaceWith(selectorParser.pseudo({ value: ':scope' }));
      else if (tag.value === 'page' || builtinTags.has(tag.value)) tag.value = `wx-${tag.value}`;
    });
    selectors.walkClasses((name) => {
      if (kind === 'component') name.value = CLASS_PREFIX + name.value;
    });
    selectors.walkPseudos((pseudo) => {
      if (pseudo.value !== ':host') return;
      const narrowed = pseudo.nodes.flatMap((selector) => selector.nodes);
      pseudo.replaceWith(...[host, ...narrowed].map((node) => node.clone() as typeof host));
    });
  }).processSync(selector);
}

/** Whether a component's selector names a tag, an id or an attribute. */
export function leaks(selector: string): boolean {
  let found = false;
  selectorParser((selectors) => {
    selectors.walk(({ type }) => {
      if (type === 'tag' || type === 'id' || type === 'attribute') found = true;
    });
  }).processSync(selector);
  return found;
}
