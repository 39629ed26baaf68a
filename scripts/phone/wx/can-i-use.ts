/** `wx.canIUse`: honest about what this phone has. */

import { builtins } from '../builtins';
import { isOpenType } from '../builtins/open-type';
import { refusedTags } from '../builtins/templates';
import type { Api } from './api';

const refused = new Set<string>(refusedTags);

function toCamelCase(attribute: string): string {
  return attribute.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function canUseComponent(tag: string, attribute?: string, value?: string): boolean {
  const definition = builtins[tag];
  if (!definition || refused.has(tag)) return false;
  if (attribute === undefined) return true;
  if (tag === 'button' && attribute === 'open-type' && value) return isOpenType(value);
  return toCamelCase(attribute) in (definition.properties ?? {});
}

/**
 * @param schema `api`, `api.method.parameter`, `component` or `component.attribute.option`. Of an api's parameters
 * and results nothing is known beyond the api itself, nor of an attribute's options beyond a button's open-type.
 */
export function canIUse(apis: Api, schema: string): boolean {
  const [name = '', ...rest] = schema.split('.');
  if (name === 'cloud' && rest[0]) return Reflect.has(apis.cloud as object, rest[0]);
  if (name in apis) return true;
  return canUseComponent(name, rest[0], rest[1]);
}
