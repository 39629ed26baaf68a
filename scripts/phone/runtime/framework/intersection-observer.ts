import { shadowRootOf } from './components';
import { windowOrigin } from './events';

interface Options {
  thresholds?: number[];
  initialRatio?: number;
  observeAll?: boolean;
}

type Margins = Partial<Record<'left' | 'top' | 'right' | 'bottom', number>>;
type Listener = (result: Record<string, unknown>) => void;

/** `wx.createIntersectionObserver()`: tells when a node enters or leaves another one, or the page's window. */
export class NodeIntersectionObserver {
  private reference?: { selector?: string; margins: Margins };
  private observer?: IntersectionObserver;

  /** @param component the page or component whose template is searched */
  constructor(
    private readonly component: unknown,
    private readonly options: Options = {},
  ) {}

  relativeTo(selector: string, margins: Margins = {}): this {
    this.reference = { selector, margins };
    return this;
  }

  relativeToViewport(margins: Margins = {}): this {
    this.reference = { margins };
    return this;
  }

  observe(selector: string, listener: Listener): void {
    const { thresholds = [0], initialRatio = 0, observeAll = false } = this.options;
    const found = shadowRootOf(this.component).querySelectorAll(selector);
    const elements = (observeAll ? found : found.slice(0, 1)).map(
      (node) => node.$$ as unknown as Element | null,
    );
    // The page may have been closed, or a component may have no element of its own (virtualHost).
    const targets = elements.filter((element) => element !== null);
    const lastRatios = new Map<Element, number>(targets.map((target) => [target, initialRatio]));
    this.observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          const before = lastRatios.get(entry.target) ?? initialRatio;
          lastRatios.set(entry.target, entry.intersectionRatio);
          if (crosses(thresholds, before, entry.intersectionRatio)) listener(describe(entry));
        }
      },
      { root: this.root(targets[0]), rootMargin: this.margin(), threshold: thresholds },
    );
    for (const target of targets) this.observer.observe(target);
  }

  disconnect(): void {
    this.observer?.disconnect();
  }

  private root(target: Element | undefined): Element | null {
    const selector = this.reference?.selector;
    if (!selector) return target?.closest('wx-page') ?? null;
    const node = shadowRootOf(this.component).querySelector(selector);
    if (!node) throw new Error(`relativeTo: nothing matches "${selector}"`);
    return node.$$ as unknown as Element;
  }

  private margin(): string {
    const { top = 0, right = 0, bottom = 0, left = 0 } = this.reference?.margins ?? {};
    return `${top}px ${right}px ${bottom}px ${left}px`;
  }
}

/** The platform tells of a change that passes a threshold, and of the first state when it differs from initialRatio. */
function crosses(thresholds: number[], before: number, after: number): boolean {
  if (before === after) return false;
  return thresholds.some((threshold) => (before - threshold) * (after - threshold) <= 0);
}

function describe(entry: IntersectionObserverEntry): Record<string, unknown> {
  const { target, intersectionRatio, intersectionRect, boundingClientRect, rootBounds, time } = entry;
  const origin = windowOrigin(target);
  const within = (rect: DOMRectReadOnly | null) =>
    rect && {
      left: rect.left - origin.left,
      top: rect.top - origin.top,
      right: rect.right - origin.left,
      bottom: rect.bottom - origin.top,
      width: rect.width,
      height: rect.height,
    };
  return {
    id: target.id,
    dataset: { ...(target as HTMLElement).dataset },
    intersectionRatio,
    intersectionRect: within(intersectionRect),
    boundingClientRect: within(boundingClientRect),
    relativeRect: within(rootBounds),
    time,
  };
}
