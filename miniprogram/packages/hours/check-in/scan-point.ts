/** What the code at the point says; undefined when the person changed their mind. */
export function scanPoint(): Promise<string | undefined> {
  return new Promise((resolve) => {
    wx.scanCode({
      scanType: ['qrCode'],
      success: ({ result }) => resolve(result || '-'),
      fail: () => resolve(undefined),
    });
  });
}
