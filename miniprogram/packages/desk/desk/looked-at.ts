/** When this phone last showed the desk of a building, in milliseconds; undefined when it never did. */
export function lookedAt(building: string): number | undefined {
  return (wx.getStorageSync(`desk ${building}`) as number) || undefined;
}

export function lookedNow(building: string): void {
  wx.setStorageSync(`desk ${building}`, Date.now());
}
