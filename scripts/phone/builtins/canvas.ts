import { resolveSource } from '../wx/sources';
import { type Builtin, defineBuiltin } from './define';

const properties = { type: String, canvasId: String, disableScroll: Boolean };

/** What `SelectorQuery.node()` gives for a `<canvas type="2d">`: the platform's canvas has these two beside the DOM's. */
export interface CanvasNode extends HTMLCanvasElement {
  createImage(): HTMLImageElement;
  requestAnimationFrame(callback: FrameRequestCallback): number;
  cancelAnimationFrame(handle: number): void;
}

/** A picture to draw: its `src` takes every address of the platform, not only the web's. */
function createImage({ host, owner }: Builtin<typeof properties>): HTMLImageElement {
  const native = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src');
  const image = new Image();
  image.crossOrigin = 'anonymous'; // or a picture from the cloud would lock the canvas against reading
  Object.defineProperty(image, 'src', {
    get: () => native?.get?.call(image),
    set: (source: string) => {
      Promise.resolve(source)
        .then((address) => resolveSource(host, address, owner))
        .then((address) => native?.set?.call(image, address))
        .catch(() => image.dispatchEvent(new Event('error')));
    },
  });
  return image;
}

function createCanvas(builtin: Builtin<typeof properties>): CanvasNode {
  const { data, element } = builtin;
  if (data.type !== '2d') {
    throw new Error(`<canvas type="${data.type}"> is not available in the browser phone: only type="2d" is`);
  }
  const canvas = Object.assign(document.createElement('canvas'), {
    createImage: () => createImage(builtin),
    requestAnimationFrame: (callback: FrameRequestCallback) => requestAnimationFrame(callback),
    cancelAnimationFrame: (handle: number) => cancelAnimationFrame(handle),
  });
  element.append(canvas);
  return canvas;
}

export const canvas = defineBuiltin({
  properties,
  create: createCanvas,
  observers: {
    disableScroll: (node, builtin) => {
      node.style.touchAction = builtin.data.disableScroll ? 'none' : '';
    },
  },
});
