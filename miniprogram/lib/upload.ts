import { Refused } from './cloud';

/** Pictures over this many pixels wide are scaled down: enough to read a poster, small enough for a slow connection. */
const WIDEST = 1600;

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

async function upload(folder: string, filePath: string): Promise<string> {
  const name = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 14)}`;
  const { fileID } = await wx.cloud.uploadFile({ cloudPath: `${folder}/${name}.jpg`, filePath });
  return fileID;
}

/**
 * Lets the person choose pictures, and puts each into this folder of cloud storage. Resolves to their file ids.
 *
 * @throws Refused `offline` when they could not be sent.
 */
export async function uploadPictures(atMost: number, folder = 'notice'): Promise<string[]> {
  const paths = await choose(atMost);
  try {
    return await Promise.all(paths.map(async (path) => upload(folder, await smaller(path))));
  } catch {
    throw new Refused('offline', '图片没有传上去，请看看手机有没有连上网，再选一次。');
  }
}
