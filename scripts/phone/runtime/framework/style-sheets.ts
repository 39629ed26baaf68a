import type { AppBundle } from '../../contract';

/** Puts the compiled style sheets into the document, each once, when the first page that needs it opens. */
export class StyleSheets {
  private readonly used = new Map<string, number>();
  private readonly scopes = new Map<string, string>();
  /** Style sheets of pages come after those of components, which come after the app's. */
  private readonly pagesStart = document.head.appendChild(document.createComment('page style sheets'));

  constructor(
    private readonly styles: AppBundle['styles'],
    private readonly isPage: (path: string) => boolean,
  ) {}

  /**
   * A component's class names are its own (`s1--row`), unless it shares styles with its page: then they are plain.
   * @returns the scope's name, undefined when shared
   */
  setScope(path: string, shared: boolean): string | undefined {
    const scope = shared ? '' : `s${this.scopes.size + 1}`;
    this.scopes.set(path, scope);
    return scope || undefined;
  }

  /** The number that glass-easel knows a style sheet by. */
  use(path: string): number {
    const known = this.used.get(path);
    if (known !== undefined) return known;
    const style = document.createElement('style');
    style.dataset.path = path;
    style.textContent = this.text(path);
    document.head.insertBefore(style, this.isPage(path) ? null : this.pagesStart);
    this.used.set(path, this.used.size);
    return this.used.size - 1;
  }

  private text(path: string): string {
    const scope = this.scopes.get(path);
    return (this.styles[path] ?? '')
      .replaceAll('__S__', scope ? `${scope}--` : '')
      .replaceAll('__H__', scope ?? sharedHost(path));
  }
}

/** What `:host` selects of a component that shares its styles and so has no scope to be selected by. */
export function sharedHost(path: string): string {
  return `shared ${path}`;
}
