import decodeQR from 'qr/decode.js';

/** What WeChat's own camera opens: page and query of a mini-program code. */
const MINI_PROGRAM_CODE = /^wxacode:(.+)$/;

/** Reads the code in a picture that has loaded. Throws when there is none. */
export function readCode(picture: HTMLImageElement): string {
  const { naturalWidth: width, naturalHeight: height } = picture;
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (!context) throw new Error('this browser draws no canvas');
  context.drawImage(picture, 0, 0);
  return decodeQR(context.getImageData(0, 0, width, height));
}

/** The page that a mini-program code opens; undefined for any other code. */
export function pageOfCode(content: string): string | undefined {
  return MINI_PROGRAM_CODE.exec(content)?.[1];
}
