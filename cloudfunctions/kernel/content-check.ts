import cloud from 'wx-server-sdk';
import { addressOf } from './files';
import { must } from './refusal';

/** WeChat's scene numbers for what a text is. */
const SCENE = { profile: 1, comment: 2, post: 3 } as const;

/**
 * Lets WeChat check a text at the moment it is submitted; it needs an openid that was here within two hours, so it
 * cannot wait. At most 2,500 characters. An answer without error is not a pass: `result.suggest` is.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/sec-center/sec-check/msgSecCheck.html
 * @throws Refusal `content`
 */
export async function checkContent(openid: string, scene: keyof typeof SCENE, text: string): Promise<void> {
  if (text.trim() === '') return;
  const { result } = await cloud.openapi.security.msgSecCheck({
    openid,
    version: 2,
    scene: SCENE[scene],
    content: text,
  });
  must(result.suggest === 'pass', 'content', '这段话没有通过微信的内容检查，请换个说法再发。');
}

/** WeChat's number for a picture. */
const IMAGE = 2;

/**
 * Asks WeChat to check a picture of cloud storage, at most 10 MB, of somebody who was here within two hours. Resolves to
 * the name of the check: the result comes later, as an event of this name (domain/picture/judge.ts).
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/sec-center/sec-check/mediaCheckAsync.html
 */
export async function askPictureCheck(openid: string, file: string): Promise<string> {
  const { traceId } = await cloud.openapi.security.mediaCheckAsync({
    openid,
    version: 2,
    scene: SCENE.post,
    mediaType: IMAGE,
    mediaUrl: await addressOf(file),
  });
  return traceId;
}
