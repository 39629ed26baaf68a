/** Where the browser loads a picture from, given the address a page writes. */

import type { Host } from '../runtime/host-types';
import { temporaryUrl } from './cloud/files';
import { filesOf } from './media/files';

/**
 * Addresses of the web stay as they are; `wxfile:` is a file chosen or written on this phone, `cloud:` one in cloud
 * storage, anything else one of the mini-program's own.
 *
 * @param from virtual path of the page or component that a relative address is relative to
 */
export function resolveSource(host: Host, source: string, from?: string): string | Promise<string> {
  if (source.startsWith('wxfile://')) return filesOf(host).url(source);
  if (source.startsWith('cloud://')) return temporaryUrl(host, source);
  return host.assetUrl(source, from);
}
