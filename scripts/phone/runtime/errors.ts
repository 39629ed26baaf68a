import { addGlobalErrorListener } from 'glass-easel';
import { element } from './screen/dom';
import { sourceOf } from './source-map';

/** What the rest of the phone does about an error: tell the app and the page around it. */
type Told = (error: { message: string; stack: string }) => void;

/**
 * Shows every error, thrown or rejected, in the console and as a red banner that names the file and line it came
 * from. Nothing of a mini-program fails silently here.
 */
export class Errors {
  private readonly seen = new WeakSet<object>();
  private readonly banner = element('div', 'error-banner');
  private readonly list = element('ul', '');
  /** What the banner says: an error that comes again and again is one line. */
  private readonly shown = new Set<string>();
  private telling = false;

  constructor(
    phone: HTMLElement,
    private readonly told: Told,
  ) {
    const close = element('button', '', ['关闭']);
    close.type = 'button';
    close.addEventListener('click', () => this.clear());
    this.banner.role = 'alert';
    this.banner.hidden = true;
    this.banner.append(this.list, close);
    phone.append(this.banner);
    addGlobalErrorListener((error) => {
      this.report(error);
      return false;
    });
    window.addEventListener('error', ({ error, message }) => this.report(error ?? message));
  }

  /** An error that several layers report is shown once. */
  report(error: unknown): void {
    if (typeof error === 'object' && error !== null) {
      if (this.seen.has(error)) return;
      this.seen.add(error);
    }
    console.error(error);
    const message = messageOf(error);
    const stack = error instanceof Error ? (error.stack ?? message) : message;
    this.show(message, stack);
    this.tell(message, stack);
  }

  /** The app's own onError may fail too: that is shown, and not told to it again. */
  private tell(message: string, stack: string): void {
    if (this.telling) return;
    this.telling = true;
    this.told({ message, stack });
    this.telling = false;
  }

  private show(message: string, stack: string): void {
    this.banner.hidden = false;
    if (this.shown.has(message)) return;
    this.shown.add(message);
    const line = element('li', '', [message]);
    this.list.append(line);
    void sourceOf(stack).then((source) => {
      if (source) line.prepend(`${source} `);
    });
  }

  private clear(): void {
    this.shown.clear();
    this.list.replaceChildren();
    this.banner.hidden = true;
  }
}

/** wx functions fail with `{ errMsg }`, which need not be an Error. */
function messageOf(error: unknown): string {
  const { message, errMsg } = (error ?? {}) as { message?: unknown; errMsg?: unknown };
  return String(message ?? errMsg ?? error);
}
