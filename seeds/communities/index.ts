import type { Community } from '../community';
import { jiangqiu } from './jiangqiu';
import { jianshenglu } from './jianshenglu';
import { quantang } from './quantang';
import { wangma } from './wangma';
import { xishan } from './xishan';

/** The five communities, the first shown first. */
export function communities(): Community[] {
  return [wangma(), xishan(), quantang(), jianshenglu(), jiangqiu()];
}
