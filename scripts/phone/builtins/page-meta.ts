import { type Builtin, defineBuiltin } from './define';

const pageMetaProperties = {
  backgroundTextStyle: String,
  backgroundColor: String,
  backgroundColorTop: String,
  backgroundColorBottom: String,
  rootBackgroundColor: String,
  scrollTop: String,
  scrollDuration: { type: Number, value: 300 },
  pageStyle: String,
  pageFontSize: String,
  rootFontSize: String,
  pageOrientation: String,
};

class PageMeta {
  private readonly page: HTMLElement | null;

  constructor(private readonly builtin: Builtin<typeof pageMetaProperties>) {
    this.page = builtin.element.closest<HTMLElement>('wx-page');
  }

  applyStyle(): void {
    const { data, host } = this.builtin;
    if (!this.page) return;
    // rpx is measured in rem here, so a root font size of the page's own would resize everything.
    if (data.rootFontSize)
      throw new Error('<page-meta root-font-size> is not available in the browser phone');
    this.page.style.cssText = host.rpx(data.pageStyle);
    const background = data.rootBackgroundColor || data.backgroundColor;
    if (background) this.page.style.backgroundColor = background;
    if (data.pageFontSize) this.page.style.fontSize = data.pageFontSize;
  }

  scroll(): void {
    const { scrollTop, scrollDuration } = this.builtin.data;
    if (!scrollTop) return;
    this.page?.scrollTo({
      top: Number.parseFloat(scrollTop),
      behavior: scrollDuration > 0 ? 'smooth' : 'auto',
    });
  }
}

export const pageMeta = defineBuiltin({
  properties: pageMetaProperties,
  create: (builtin) => new PageMeta(builtin),
  observers: {
    'pageStyle, backgroundColor, rootBackgroundColor, pageFontSize, rootFontSize': (controller) =>
      controller.applyStyle(),
    scrollTop: (controller) => controller.scroll(),
  },
});

const navigationBarProperties = {
  title: String,
  loading: Boolean,
  frontColor: String,
  backgroundColor: String,
  colorAnimationDuration: Number,
  colorAnimationTimingFunc: String,
};

function applyBar({ data, host }: Builtin<typeof navigationBarProperties>): void {
  if (data.title) host.navigationBar.setTitle(data.title);
  if (data.frontColor || data.backgroundColor) host.navigationBar.setColor(data);
  host.navigationBar.setLoading(data.loading);
}

/** Inside `<page-meta>`: the page's navigation bar, written in its template. */
export const navigationBar = defineBuiltin({
  properties: navigationBarProperties,
  create: () => undefined,
  observers: { 'title, loading, frontColor, backgroundColor': (_, builtin) => applyBar(builtin) },
});
