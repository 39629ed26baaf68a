/** Choosing pictures and files: the browser's own file dialog stands for the album and the chat history. */

import type { Host } from '../../runtime/host-types';
import { type Api, asyncApi } from '../api';
import { requirePrivacy } from '../open/privacy';
import { filesOf } from './files';
import { imageSize } from './images';

/** Opens the file dialog. Throws `cancel` when it is closed without a choice. */
export function pickFiles(accept: string, count: number): Promise<File[]> {
  return new Promise((resolve, reject) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept;
    input.multiple = count > 1;
    input.addEventListener('change', () => resolve([...(input.files ?? [])].slice(0, count)));
    input.addEventListener('cancel', () => reject(new Error('cancel')));
    input.click();
  });
}

async function pickImages(host: Host, api: string, count: number) {
  await requirePrivacy(host, api);
  const picked = await pickFiles('image/*', count);
  return Promise.all(
    picked.map(async (file) => ({
      path: await filesOf(host).keep(file, file.name),
      size: file.size,
      ...(await imageSize(file)),
    })),
  );
}

/** `<button open-type="chooseAvatar">`. */
export async function chooseAvatar(host: Host): Promise<{ avatarUrl: string }> {
  const [image] = await pickImages(host, 'chooseAvatar', 1);
  if (!image) throw new Error('cancel');
  return { avatarUrl: image.path };
}

interface MediaOptions {
  count?: number;
  mediaType?: string[];
}

interface MessageFileOptions {
  count: number;
  type?: 'all' | 'image' | 'video' | 'file';
  extension?: string[];
}

export function chooseApi(host: Host): Api {
  return {
    /** Pictures only: asking for videos alone is refused. */
    chooseMedia: asyncApi('chooseMedia', async ({ count = 9, mediaType = ['image'] }: MediaOptions) => {
      if (!mediaType.includes('image') && !mediaType.includes('mix')) {
        throw new Error(`mediaType ${mediaType.join(', ')} is not available in the browser phone`);
      }
      const images = await pickImages(host, 'chooseMedia', count);
      return {
        type: 'image',
        tempFiles: images.map(({ path, ...image }) => ({ tempFilePath: path, fileType: 'image', ...image })),
      };
    }),
    chooseImage: asyncApi('chooseImage', async ({ count = 9 }: { count?: number }) => {
      const images = await pickImages(host, 'chooseImage', count);
      return {
        tempFilePaths: images.map(({ path }) => path),
        tempFiles: images.map(({ path, size }) => ({ path, size })),
      };
    }),
    chooseMessageFile: asyncApi(
      'chooseMessageFile',
      async ({ count, type = 'all', extension }: MessageFileOptions) => {
        await requirePrivacy(host, 'chooseMessageFile');
        const accepted = { all: '*/*', image: 'image/*', video: 'video/*', file: '*/*' }[type];
        const extensions = extension?.map((name) => `.${name.replace(/^\./, '')}`).join(',');
        const picked = await pickFiles(extensions ?? accepted, count);
        const tempFiles = picked.map(async (file) => ({
          path: await filesOf(host).keep(file, file.name),
          name: file.name,
          size: file.size,
          type: file.type.startsWith('image/') ? 'image' : 'file',
          time: Math.floor(file.lastModified / 1000),
        }));
        return { tempFiles: await Promise.all(tempFiles) };
      },
    ),
  };
}
