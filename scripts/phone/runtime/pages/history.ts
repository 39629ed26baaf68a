/** Which page a history entry of the browser stands for. */
interface Entry {
  /** Of the page in the stack. Unknown after a reload. */
  page: number;
  /** Counts the entries, so that "back" and "forward" can be told apart. */
  position: number;
  url: string;
}

export interface Moved {
  page: number | undefined;
  url: string;
  direction: 'back' | 'forward' | 'typed';
}

/** A popstate that never comes (another page took over) must not block the phone. */
const LONGEST_MOVE = 500;

/**
 * The browser's history, one entry for each page of the stack. Several phones in frames share one history, in which
 * "go back" may move another phone: a framed phone only adds and replaces its entries and never moves among them. So
 * entries of pages that were left stay behind in it.
 */
export class BrowserHistory {
  private position: number;
  private arrived?: () => void;
  readonly framed = window.parent !== window;

  /** @param moved called when the person used the browser's buttons or typed an address */
  constructor(private readonly moved: (to: Moved) => void) {
    this.position = this.entry()?.position ?? 0;
    window.addEventListener('popstate', () => this.follow());
  }

  /** Url of the page that the address asks for: `pages/home/home?tab=1`, or nothing. */
  requested(): string {
    return this.entry()?.url ?? urlOfAddress();
  }

  push(page: number, url: string): void {
    this.position += 1;
    history.pushState(this.describe(page, url), '', address(url));
  }

  replace(page: number, url: string): void {
    history.replaceState(this.describe(page, url), '', address(url));
  }

  /** Leaves `steps` entries, and makes the one reached that of the page now visible. */
  async back(steps: number, page: number, url: string): Promise<void> {
    if (steps > 0 && !this.framed) {
      this.position -= steps;
      await new Promise<void>((resolve) => {
        this.arrived = resolve;
        history.go(-steps);
        setTimeout(resolve, LONGEST_MOVE);
      });
      this.arrived = undefined;
    }
    this.replace(page, url);
  }

  private follow(): void {
    if (this.arrived) return this.arrived();
    const entry = this.entry();
    if (!entry) {
      this.position += 1;
      return this.moved({ page: undefined, url: urlOfAddress(), direction: 'typed' });
    }
    const direction = entry.position > this.position ? 'forward' : 'back';
    this.position = entry.position;
    this.moved({ page: entry.page, url: entry.url, direction });
  }

  private entry(): Entry | undefined {
    return (history.state as { phone?: Entry } | null)?.phone;
  }

  private describe(page: number, url: string): { phone: Entry } {
    return { phone: { page, position: this.position, url } };
  }
}

function address(url: string): string {
  return `#/${url}`;
}

function urlOfAddress(): string {
  return location.hash.replace(/^#\/?/, '');
}
