import type { Host } from '../runtime/host-types';

/** CSS pixels of a length as attributes give it: 50, '50', '50px', '100rpx'. Anything else is 0. */
export function toPixels(value: unknown, host: Pick<Host, 'length'>): number {
  const length = host.length(value);
  const number = Number.parseFloat(length);
  if (Number.isNaN(number)) return 0;
  if (!length.endsWith('rem')) return number;
  return number * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}
