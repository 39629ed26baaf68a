import { Refused } from './cloud';

/** Puts base64 into a file of its own and resolves to its path. */
export function writePicture(base64: string, extension: string): Promise<string> {
  const filePath = `${wx.env.USER_DATA_PATH}/code.${extension}`;
  return new Promise((resolve, reject) => {
    wx.getFileSystemManager().writeFile({
      filePath,
      data: base64,
      encoding: 'base64',
      success: () => resolve(filePath),
      fail: reject,
    });
  });
}

/**
 * Puts the picture into the phone's album.
 *
 * @throws Refused `not-allowed` where the person did not let us.
 */
export async function savePicture(filePath: string): Promise<void> {
  try {
    await wx.saveImageToPhotosAlbum({ filePath });
  } catch {
    throw new Refused('not-allowed', '没有存进相册。请在右上角“设置”里允许存图片，再试一次。');
  }
}
