/** The units of a mini-program's styles that a browser lacks, or understands otherwise, inside a phone's window. */

const RPX = /(^|[^\w-])(-?\d*\.?\d+)rpx\b/g;
const VIEWPORT = /(^|[^\w-])(-?\d*\.?\d+)v([hw])\b/g;
const SAFE_AREA = /\b(?:env|constant)\(\s*safe-area-inset-(top|right|bottom|left)\s*(?:,[^()]*)?\)/g;

/** `20rpx` → `0.2rem`: 750rpx are the width of the phone, and runtime.css makes 1rem = 100rpx. */
export function rpxToRem(css: string): string {
  if (!css.includes('rpx')) return css;
  return css.replace(
    RPX,
    (_, before: string, length: string) => `${before}${round(Number(length) / 100)}rem`,
  );
}

/**
 * rpx, then what depends on the page's window and not on the browser's: `100vh` is the height between navigation bar
 * and tab bar, and the safe area is that of the drawn phone.
 */
export function phoneUnits(css: string): string {
  return rpxToRem(css)
    .replace(VIEWPORT, (_, before: string, length: string, axis: string) => `${before}${length}cq${axis}`)
    .replace(SAFE_AREA, 'var(--safe-area-inset-$1)');
}

/** A css length from what a property holds: a number is CSS pixels. */
export function cssLength(value: unknown): string {
  if (typeof value === 'number' || /^-?[\d.]+$/.test(String(value))) return `${value}px`;
  return value === undefined || value === null ? '' : phoneUnits(String(value));
}

function round(value: number): number {
  return Number(value.toFixed(5));
}
