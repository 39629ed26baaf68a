import { type Builtin, defineBuiltin } from './define';

const properties = { src: String };

class WebView {
  private readonly frame = document.createElement('iframe');

  constructor(private readonly builtin: Builtin<typeof properties>) {
    this.frame.title = '网页';
    this.frame.addEventListener('load', () => builtin.fire('load', { src: builtin.data.src }));
    builtin.element.append(this.frame);
  }

  open(): void {
    if (this.builtin.data.src) this.frame.src = this.builtin.data.src;
  }
}

export const webView = defineBuiltin({
  properties,
  create: (builtin) => new WebView(builtin),
  observers: { src: (controller) => controller.open() },
});
