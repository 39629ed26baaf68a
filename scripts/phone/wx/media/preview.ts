/** Pictures over the whole screen, one at a time. */

import { SwipeGesture } from '../../builtins/swipe-gesture';
import type { Host } from '../../runtime/host-types';
import { type Api, asyncApi } from '../api';
import { button, openLayer, part } from '../screen/layer';
import { resolveSource } from '../sources';

/** Pixels of a swipe that turn to the next picture. */
const TURN = 50;

async function showPictures(host: Host, sources: string[], first: number): Promise<void> {
  if (sources.length === 0) throw new Error('parameter error: there is nothing to preview');
  const addresses = await Promise.all(sources.map((source) => resolveSource(host, source)));
  const layer = openLayer<void>(host, { label: '预览图片', kind: 'full', dismissible: true });
  const picture = document.createElement('img');
  const counter = part('preview-counter');
  counter.setAttribute('role', 'status');
  let shown = Math.max(0, first);
  const show = (index: number) => {
    shown = Math.min(Math.max(0, index), addresses.length - 1);
    picture.src = addresses[shown] ?? '';
    counter.textContent = `${shown + 1}/${addresses.length}`;
    picture.alt = `第 ${shown + 1} 张，共 ${addresses.length} 张`;
  };
  layer.panel.append(
    picture,
    counter,
    button('关闭', 'preview-close', () => layer.close(undefined)),
  );
  picture.addEventListener('click', () => layer.close(undefined));
  layer.panel.addEventListener('keydown', ({ key }) => {
    if (key === 'ArrowRight') show(shown + 1);
    if (key === 'ArrowLeft') show(shown - 1);
  });
  new SwipeGesture(layer.panel, {
    enabled: () => true,
    vertical: () => false,
    started: () => undefined,
    moved: () => undefined,
    ended: (pixels) => {
      if (Math.abs(pixels) > TURN) show(shown - Math.sign(pixels));
    },
  });
  show(shown);
}

interface MediaSource {
  url: string;
  type?: 'image' | 'video';
}

export function previewApi(host: Host): Api {
  return {
    previewImage: asyncApi(
      'previewImage',
      ({ urls, current }: { urls: string[]; current?: string | number }) => {
        const first = typeof current === 'number' ? current : urls.indexOf(current ?? '');
        return showPictures(host, urls, first);
      },
    ),
    previewMedia: asyncApi(
      'previewMedia',
      ({ sources, current = 0 }: { sources: MediaSource[]; current?: number }) => {
        if (sources.some(({ type }) => type === 'video')) {
          throw new Error('a video is not available in the browser phone');
        }
        return showPictures(
          host,
          sources.map(({ url }) => url),
          current,
        );
      },
    ),
  };
}
