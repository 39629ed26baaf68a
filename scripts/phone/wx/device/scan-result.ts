/** What `wx.scanCode` answers for what a code says. */

export interface ScanResult {
  result: string;
  scanType: 'QR_CODE' | 'WX_CODE';
  charSet: string;
  rawData: string;
  /** Page and scene of a mini-program code. */
  path?: string;
}

const MINI_PROGRAM_CODE = /^wxacode:([^?]+)(?:\?scene=(.*))?$/s;

function toBase64(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));
}

/** @param content `wxacode:<page>?scene=<scene>` for a mini-program code, else any text */
export function scanResultOf(content: string): ScanResult {
  const rawData = toBase64(content);
  const code = MINI_PROGRAM_CODE.exec(content);
  if (!code) return { result: content, scanType: 'QR_CODE', charSet: 'UTF-8', rawData };
  const [, page = '', scene] = code;
  const path = scene === undefined ? page : `${page}?scene=${encodeURIComponent(scene)}`;
  return { result: '', scanType: 'WX_CODE', charSet: 'UTF-8', rawData, path };
}
