import { Refused } from '../../lib/cloud';

/** A file of the cloud: where it is for a while, and what it is called. */
export interface CloudFile {
  url: string;
  name: string;
}

/**
 * Loads a file onto the phone under its own name, by which it is sent on.
 *
 * @throws Refused `offline`
 */
export async function fetchFile({ url, name }: CloudFile): Promise<string> {
  const filePath = `${wx.env.USER_DATA_PATH}/${name}`;
  const failed = new Refused('offline', '文件没有下载下来，请看看手机有没有连上网，再试一次。');
  return new Promise((resolve, reject) => {
    wx.downloadFile({
      url,
      filePath,
      success: ({ statusCode }) => (statusCode === 200 ? resolve(filePath) : reject(failed)),
      fail: () => reject(failed),
    });
  });
}

/**
 * Opens a workbook or a Word file; from there it can be sent on and kept.
 *
 * @throws Refused when the phone has nothing that shows it
 */
export async function openFile(filePath: string): Promise<void> {
  try {
    await wx.openDocument({ filePath, showMenu: true });
  } catch {
    throw new Refused('broken', '手机打不开这种文件，可以转发到电脑上打开。');
  }
}

/** Sends a file into a chat. Whoever closes the list of chats has changed their mind. */
export async function sendFile(filePath: string, fileName: string): Promise<void> {
  await wx.shareFileMessage({ filePath, fileName }).catch(() => {});
}
