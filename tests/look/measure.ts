/** What one screen shows to eyes and fingers, measured in the browser. Runs inside the page: it may use nothing of this file. */
export interface Measured {
  texts: { text: string; size: number; lineHeight: number; contrast: number; bold: boolean }[];
  targets: { name: string; width: number; height: number }[];
}

export function measure(): Measured {
  type Colour = [red: number, green: number, blue: number, alpha: number];

  function colour(value: string): Colour {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (value.match(/[\d.]+/g) ?? []).map(Number);
    return [red, green, blue, alpha];
  }

  function over([r, g, b, a]: Colour, [r2, g2, b2]: Colour): Colour {
    return [r * a + r2 * (1 - a), g * a + g2 * (1 - a), b * a + b2 * (1 - a), 1];
  }

  /** What lies behind an element, from the page up. */
  function background(element: Element | null): Colour {
    if (!element) return [255, 255, 255, 1];
    const own = colour(getComputedStyle(element).backgroundColor);
    return own[3] === 1 ? own : over(own, background(element.parentElement));
  }

  /** WCAG 2.1, relative luminance. */
  function luminance([red, green, blue]: Colour): number {
    const [r = 0, g = 0, b = 0] = [red, green, blue].map((channel) => {
      const share = channel / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }

  function contrast(element: Element): number {
    const behind = background(element);
    const ink = over(colour(getComputedStyle(element).color), behind);
    const [light = 0, dark = 0] = [luminance(ink), luminance(behind)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  }

  function isShown(element: Element): boolean {
    const { width, height } = element.getBoundingClientRect();
    return (
      width > 0 && height > 0 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    );
  }

  const page = [...document.querySelectorAll('wx-page')].filter(isShown).at(-1);
  const all = [...(page?.querySelectorAll('*') ?? [])].filter(isShown);
  const texts = all
    .filter((element) =>
      [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()),
    )
    .map((element) => {
      const style = getComputedStyle(element);
      const size = Number.parseFloat(style.fontSize);
      const lineHeight = style.lineHeight === 'normal' ? 1.2 : Number.parseFloat(style.lineHeight) / size;
      const bold = Number(style.fontWeight) >= 600;
      return {
        text: element.textContent?.trim().slice(0, 20) ?? '',
        size,
        lineHeight,
        contrast: contrast(element),
        bold,
      };
    });
  const tapped = ['button', 'link', 'radio', 'checkbox', 'switch', 'tab']
    .map((role) => `[role=${role}]`)
    .join();
  const targets = all
    .filter((element) => element.matches(tapped) && !element.parentElement?.closest(tapped))
    .map((element) => {
      const { width, height } = element.getBoundingClientRect();
      const name = element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 20) ?? '';
      return { name, width, height };
    });
  return { texts, targets };
}

/**
 * Waits until the page stands: no skeleton is shown, every letter has come, and nothing has changed for a while. Runs
 * inside the page, too.
 */
export async function settled(): Promise<void> {
  const [quiet, longest] = [250, 10_000];
  const isLoading = () =>
    document.querySelector('wx-page [aria-label=正在打开]') !== null || document.fonts.status === 'loading';
  const began = Date.now();
  let changed = began;
  const observer = new MutationObserver(() => {
    changed = Date.now();
  });
  observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  while ((isLoading() || Date.now() - changed < quiet) && Date.now() - began < longest) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  observer.disconnect();
}
