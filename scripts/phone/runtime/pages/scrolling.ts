import type { Page } from './page';

/** `onReachBottom` fires once each time so many CSS pixels remain below, unless the page says otherwise. */
const REACH_BOTTOM_DISTANCE = 50;

/** Tells a page that it scrolls: `onPageScroll` with each frame, `onReachBottom` once each time its end comes near. */
export function followScrolling(page: Page): void {
  const { element } = page;
  let nearBottom = false;
  let announced = false;
  const announce = () => {
    announced = false;
    page.call('onPageScroll', { scrollTop: element.scrollTop });
    const distance = page.window.onReachBottomDistance ?? REACH_BOTTOM_DISTANCE;
    const left = element.scrollHeight - element.clientHeight - element.scrollTop;
    if (left <= distance && !nearBottom) page.call('onReachBottom');
    nearBottom = left <= distance;
  };
  element.addEventListener('scroll', () => {
    if (announced) return;
    announced = true;
    requestAnimationFrame(announce);
  });
}
