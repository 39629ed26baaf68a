/** What one can do with a picture without showing it. */

import type { Host } from '../../runtime/host-types';
import { type Api, asyncApi } from '../api';
import { requirePrivacy } from '../open/privacy';
import { authorize } from '../open/settings';
import { showToast } from '../screen/toast';
import { resolveSource } from '../sources';
import { filesOf } from './files';

export async function imageSize(file: Blob): Promise<{ width: number; height: number }> {
  const bitmap = await createImageBitmap(file);
  const { width, height } = bitmap;
  bitmap.close();
  return { width, height };
}

/** A picture by any address a page may write, as its bytes. */
export async function loadImage(host: Host, source: string): Promise<Blob> {
  const response = await fetch(await resolveSource(host, source));
  if (!response.ok) throw new Error(`cannot load ${source}: HTTP ${response.status}`);
  return response.blob();
}

/** Offers a file for saving under a name. */
export function saveFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function toBlob(canvas: HTMLCanvasElement, type: string, quality: number): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('canvas is empty'))), type, quality);
  });
}

interface CompressOptions {
  src: string;
  /** 0 to 100. */
  quality?: number;
  compressedWidth?: number;
  compressedHeight?: number;
}

async function compress(host: Host, options: CompressOptions): Promise<{ tempFilePath: string }> {
  const { src, quality = 80, compressedWidth, compressedHeight } = options;
  const bitmap = await createImageBitmap(await loadImage(host, src));
  const ratio = bitmap.width / bitmap.height;
  const width = compressedWidth ?? (compressedHeight ? compressedHeight * ratio : bitmap.width);
  const height = compressedHeight ?? width / ratio;
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, width, height);
  const file = await toBlob(canvas, 'image/jpeg', quality / 100);
  return { tempFilePath: await filesOf(host).keep(file) };
}

interface CanvasOptions {
  canvas?: HTMLCanvasElement;
  fileType?: 'png' | 'jpg';
  quality?: number;
}

export function imagesApi(host: Host): Api {
  return {
    getImageInfo: asyncApi('getImageInfo', async ({ src }: { src: string }) => {
      const file = await loadImage(host, src);
      const size = await imageSize(file);
      const path = src.startsWith('wxfile://') ? src : await filesOf(host).keep(file, src);
      return { ...size, path, orientation: 'up', type: file.type.replace('image/', '') };
    }),
    compressImage: asyncApi('compressImage', (options: CompressOptions) => compress(host, options)),
    saveImageToPhotosAlbum: asyncApi('saveImageToPhotosAlbum', async ({ filePath }: { filePath: string }) => {
      await requirePrivacy(host, 'saveImageToPhotosAlbum');
      await authorize(host, 'scope.writePhotosAlbum');
      saveFile(await loadImage(host, filePath), filePath.split('/').at(-1) ?? '图片');
      await showToast(host, { title: '已保存到下载' });
    }),
    canvasToTempFilePath: asyncApi('canvasToTempFilePath', async (options: CanvasOptions) => {
      const { canvas, fileType = 'png', quality = 1 } = options;
      if (!canvas) throw new Error('canvasId is not available in the browser phone: give the 2d canvas');
      const file = await toBlob(canvas, fileType === 'jpg' ? 'image/jpeg' : 'image/png', quality);
      return { tempFilePath: await filesOf(host).keep(file) };
    }),
  };
}
