import type { Pictured } from '../../cloudfunctions/kernel/pictures';
import { call, Refused } from './cloud';

/** Pictures over this many pixels wide are scaled down: enough to read a poster, small enough for a slow connection. */
const WIDEST = 1600;

/** A picture that was sent. WeChat checks it meanwhile; it is shown to others once it passed. */
export interface SentPicture {
  id: string;
  /** Its file id in cloud storage. */
  file: string;
}

/** What a picture goes with. */
export interface Goal {
  about: Pictured;
  /** Id of the wish; for what is still being written the `requestId` with which it will be sent. */
  of: string;
}

function choose(count: number): Promise<string[]> {
  return new Promise((resolve) => {
    wx.chooseMedia({
      count,
      mediaType: ['image'],
      sizeType: ['compressed'],
      success: ({ tempFiles }) => resolve(tempFiles.map(({ tempFilePath }) => tempFilePath)),
      // Somebody who closes the album has chosen nothing.
      fail: () => resolve([]),
    });
  });
}

async function smaller(src: string): Promise<string> {
  const { width } = await wx.getImageInfo({ src });
  const scale = width > WIDEST ? { compressedWidth: WIDEST } : {};
  return (await wx.compressImage({ src, quality: 80, ...scale })).tempFilePath;
}

/** Where this phone may put pictures; the same as long as it runs. */
let folder: string | undefined;

async function ownFolder(): Promise<string> {
  folder ??= (await call('picture.folder', {})).folder;
  return folder;
}

async function upload(folder: string, filePath: string): Promise<string> {
  const name = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 14)}`;
  const { fileID } = await wx.cloud.uploadFile({ cloudPath: `${folder}/${name}.jpg`, filePath });
  return fileID;
}

/**
 * Lets the person choose pictures and sends them, for one purpose.
 *
 * @throws Refused, `offline` when they could not be sent.
 */
export async function sendPictures(atMost: number, goal: Goal): Promise<SentPicture[]> {
  const paths = await choose(atMost);
  if (paths.length === 0) return [];
  const folder = await ownFolder();
  const files = await Promise.all(paths.map(async (path) => upload(folder, await smaller(path)))).catch(
    () => {
      throw new Refused('offline', '图片没有传上去，请看看手机有没有连上网，再选一次。');
    },
  );
  return (await call('picture.bring', { ...goal, files })).pictures;
}
