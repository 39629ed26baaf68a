/**
 * Lets the person scan a code of ours and opens what it leads to. Resolves to false for a code that is not ours;
 * true also when they changed their mind.
 */
export function scanCode(): Promise<boolean> {
  return new Promise((resolve) => {
    wx.scanCode({
      scanType: ['wxCode', 'qrCode'],
      success({ path }) {
        if (path) wx.navigateTo({ url: `/${path}` });
        resolve(Boolean(path));
      },
      fail: () => resolve(true),
    });
  });
}
