import { attributeOf, type WxmlElement, wxmlElements } from './wxml-elements';

/** A name written in a template, and where. */
export interface Mention {
  name: string;
  offset: number;
}

/** What a template names. */
export interface TemplateNames {
  /** Components and built-ins. */
  tags: Mention[];
  /** Files of `<import src>`. */
  imports: Mention[];
  /** Files of `<include src>`. */
  includes: Mention[];
  /** Files of `<wxs src>`. */
  scripts: Mention[];
  /** `<template name>`. */
  defined: Set<string>;
  /** `<template is>`, without those that are computed. */
  called: Mention[];
  /** Components given to generics (`generic:item="tag"`), without those that are computed. */
  generics: Mention[];
}

const structural = new Set(['block', 'slot', 'template', 'import', 'include', 'wxs']);

export function templateNames(source: string): TemplateNames {
  const names: TemplateNames = {
    tags: [],
    imports: [],
    includes: [],
    scripts: [],
    defined: new Set(),
    called: [],
    generics: [],
  };
  for (const element of wxmlElements(source)) {
    if (!structural.has(element.tag)) names.tags.push({ name: element.tag, offset: element.offset });
    for (const { name, value, offset } of element.attributes) {
      if (name.startsWith('generic:') && !value.includes('{{')) names.generics.push({ name: value, offset });
    }
    addStructural(names, element);
  }
  return names;
}

function addStructural(names: TemplateNames, element: WxmlElement): void {
  const source = attributeOf(element, 'src');
  if (element.tag === 'template') {
    const called = attributeOf(element, 'is');
    if (called && !called.value.includes('{{'))
      names.called.push({ name: called.value, offset: called.offset });
    const defined = attributeOf(element, 'name');
    if (defined) names.defined.add(defined.value);
  }
  if (!source) return;
  const mention = { name: source.value, offset: source.offset };
  if (element.tag === 'import') names.imports.push(mention);
  if (element.tag === 'include') names.includes.push(mention);
  if (element.tag === 'wxs') names.scripts.push(mention);
}
