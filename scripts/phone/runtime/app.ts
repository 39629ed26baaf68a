import type { HostEvents, Instance, LaunchOptions } from './host-types';

type AppDefinition = Record<string, unknown>;

/** What `getApp()` gives. It exists before app.ts runs: a module may call `getApp()` while it loads. */
export class App {
  readonly instance = { data: {} } as unknown as Instance;

  constructor(private readonly reportError: (error: unknown) => void) {
    Object.assign(globalThis, {
      App: (definition: AppDefinition) => Object.assign(this.instance, definition),
      getApp: () => this.instance,
    });
  }

  launch(options: LaunchOptions): void {
    this.call('onLaunch', options);
  }

  show(options: LaunchOptions): void {
    this.call('onShow', options);
  }

  hide(): void {
    this.call('onHide');
  }

  /** @returns whether the app does something about it */
  pageNotFound(page: HostEvents['pageNotFound']): boolean {
    this.call('onPageNotFound', page);
    return typeof this.instance.onPageNotFound === 'function';
  }

  error({ message, stack }: HostEvents['error']): void {
    this.call('onError', `${message}\n${stack}`);
  }

  unhandledRejection(rejection: HostEvents['unhandledRejection']): void {
    this.call('onUnhandledRejection', rejection);
  }

  private call(handler: string, ...args: unknown[]): void {
    const method = this.instance[handler];
    if (typeof method !== 'function') return;
    try {
      method.apply(this.instance, args);
    } catch (error) {
      this.reportError(error);
    }
  }
}
