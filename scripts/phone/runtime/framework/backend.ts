import { CurrentWindowBackendContext } from 'glass-easel';
import { phoneUnits } from '../css-units';
import type { StyleSheets } from './style-sheets';

type BackendElement = ReturnType<CurrentWindowBackendContext['document']['createElement']>;

/**
 * Where glass-easel puts its nodes: the document, with built-in tags as `wx-*`. Events do not come from here but from
 * framework/events.ts: a browser has more of them than a mini-program may see (`click`, `input`, `change` …).
 */
export class PhoneBackend extends CurrentWindowBackendContext {
  /**
   * @param builtinTags written `wx-<tag>` in the document
   * @param componentTags tags of the app's own components, written as they are
   */
  constructor(
    private readonly sheets: StyleSheets,
    private readonly builtinTags: ReadonlySet<string>,
    private readonly componentTags: ReadonlySet<string>,
  ) {
    super();
    this.document = {
      createElement: (tag) => this.createElement(tag) as unknown as BackendElement,
      createTextNode: (text) => document.createTextNode(text) as unknown as BackendElement,
      createDocumentFragment: () => document.createDocumentFragment() as unknown as BackendElement,
    };
  }

  override appendStyleSheetPath(path: string): number {
    return this.sheets.use(path);
  }

  override onEvent(): void {}

  override setListenerStats(): void {}

  private createElement(tag: string): HTMLElement {
    if (this.builtinTags.has(tag)) return withPhoneUnits(document.createElement(`wx-${tag}`));
    const element = document.createElement(tag);
    const unknownTag = element instanceof HTMLUnknownElement || tag.includes('-');
    if (unknownTag && !this.componentTags.has(tag)) throw new Error(`There is no component <${tag}>`);
    return withPhoneUnits(element);
  }
}

/** glass-easel writes inline styles through `setAttribute('style', …)`. */
function withPhoneUnits(element: HTMLElement): HTMLElement {
  element.setAttribute = (name, value) => {
    Element.prototype.setAttribute.call(element, name, name === 'style' ? phoneUnits(String(value)) : value);
  };
  return element;
}
