import { resolveSource } from '../wx/sources';
import { type Builtin, defineBuiltin } from './define';

const properties = {
  src: String,
  mode: { type: String, value: 'scaleToFill' },
  lazyLoad: Boolean,
  webp: Boolean,
  showMenuByLongpress: Boolean,
  fadeIn: Boolean,
  alt: String,
};

const OBJECT_FITS: Record<string, string> = {
  scaleToFill: 'fill',
  aspectFit: 'contain',
  aspectFill: 'cover',
  widthFix: 'fill',
  heightFix: 'fill',
};

const POSITIONS = new Set([
  'top',
  'bottom',
  'center',
  'left',
  'right',
  'top left',
  'top right',
  'bottom left',
  'bottom right',
]);

class Image {
  private readonly picture = document.createElement('img');
  private shown = '';

  constructor(private readonly builtin: Builtin<typeof properties>) {
    this.picture.draggable = false;
    this.picture.addEventListener('load', () => {
      const { naturalWidth: width, naturalHeight: height } = this.picture;
      builtin.fire('load', { width, height });
    });
    this.picture.addEventListener('error', () => this.fail(`GET ${this.picture.src} failed`));
    builtin.element.append(this.picture);
  }

  /** `mode` decides how the picture fills its box; for widthFix and heightFix the style sheet frees the other side. */
  fit(): void {
    const { mode } = this.builtin.data;
    const known = mode in OBJECT_FITS || POSITIONS.has(mode);
    if (!known) throw new Error(`<image mode="${mode}"> is not a mode of the platform`);
    this.builtin.element.setAttribute('mode', mode);
    this.picture.style.objectFit = OBJECT_FITS[mode] ?? 'none';
    this.picture.style.objectPosition = POSITIONS.has(mode) ? mode : '';
  }

  async show(): Promise<void> {
    const { src, lazyLoad, alt } = this.builtin.data;
    this.picture.alt = alt;
    this.picture.loading = lazyLoad ? 'lazy' : 'eager';
    if (src === this.shown) return;
    this.shown = src;
    if (!src) {
      this.picture.removeAttribute('src');
      return;
    }
    try {
      const address = await resolveSource(this.builtin.host, src, this.builtin.owner);
      if (src === this.shown) this.picture.src = address;
    } catch (error) {
      this.fail(error instanceof Error ? error.message : String(error));
    }
  }

  /** Nothing is shown then: the platform has no sign for a broken picture. */
  private fail(errMsg: string): void {
    this.picture.removeAttribute('src');
    this.builtin.fire('error', { errMsg });
  }
}

/** `<image>` and `<cover-image>`. */
export const image = defineBuiltin({
  properties,
  create: (builtin) => new Image(builtin),
  observers: {
    mode: (controller) => controller.fit(),
    'src, lazyLoad, alt': (controller) => void controller.show(),
  },
});
