import { Buffer } from 'node:buffer';
import cloud from 'wx-server-sdk';

/** A mini-program code as a picture small enough for an answer. */
export interface CodePicture {
  contentType: string;
  base64: string;
}

/**
 * Lets WeChat draw a code that opens a page: valid for good, its scene at most 32 letters and digits.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/qrcode-link/qr-code/getUnlimitedQRCode.html
 */
export async function codePicture(page: string, scene: string): Promise<CodePicture> {
  const { buffer, contentType } = await cloud.openapi.wxacode.getUnlimited({ scene, page, width: 430 });
  return { contentType, base64: Buffer.from(buffer).toString('base64') };
}
