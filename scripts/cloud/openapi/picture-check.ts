import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { APP_ID } from '../environment';
import type { Push } from '../functions/pushes';
import type { People } from '../wechat/people';
import { type Api, WechatError } from './api';
import { pictureSize } from './picture-size';

const IMAGE = 2;
const LARGEST = 10 * 1024 * 1024;
/** WeChat promises its answer within half an hour; here it comes after so many milliseconds. */
const AFTER = 400;
/** So small, in pixels, that nobody sends one by accident: such a picture is found risky, so that one can be shown. */
const RISKY_UP_TO = 64;

const PASS = { suggest: 'pass', label: 100 };
const RISKY = { suggest: 'risky', label: 20002 };

/** What it says of the picture; undefined when it cannot be fetched or is no picture. */
async function verdictOn(url: string): Promise<typeof PASS | undefined> {
  const response = await fetch(url).catch(() => undefined);
  if (!response?.ok) return undefined;
  const bytes = Buffer.from(await response.arrayBuffer());
  const size = pictureSize(bytes);
  if (!size || bytes.length > LARGEST) return undefined;
  return Math.max(size.width, size.height) <= RISKY_UP_TO ? RISKY : PASS;
}

function eventOf(trace: string, openid: string, result: typeof PASS | undefined): Push {
  const outcome = result ? { errcode: 0, errmsg: 'ok' } : { errcode: -1008, errmsg: 'download fail' };
  return {
    ToUserName: 'gh_local',
    FromUserName: openid,
    CreateTime: Math.floor(Date.now() / 1000),
    MsgType: 'event',
    Event: 'wxa_media_check',
    appid: APP_ID,
    trace_id: trace,
    version: 2,
    detail: [{ strategy: 'content_model', errcode: outcome.errcode, ...(result && { ...result, prob: 90 }) }],
    ...outcome,
    ...(result && { result }),
  };
}

/** security.mediaCheckAsync, version 2, for pictures: the answer is a name, the result an event pushed later. */
export function checkPicture(people: People, push: (event: Push) => Promise<void>): Api {
  return ({ version, openid, scene, media_type, media_url }) => {
    if (version !== 2) throw new WechatError(40097, 'invalid args: only version 2 is offered');
    if (media_type !== IMAGE) throw new WechatError(40097, 'invalid args: only pictures are offered');
    if (typeof media_url !== 'string' || !/^https?:\/\//.test(media_url))
      throw new WechatError(40097, 'invalid args: media_url');
    if (![1, 2, 3, 4].includes(scene as number)) throw new WechatError(40129, 'invalid scene');
    if (typeof openid !== 'string' || !people.knows(openid)) throw new WechatError(40003, 'invalid openid');
    if (!people.wasHereLately(openid)) throw new WechatError(61010, 'code is expired');
    const trace = randomUUID();
    void sleep(AFTER, undefined, { ref: false })
      .then(() => verdictOn(media_url))
      .then((result) => push(eventOf(trace, openid, result)));
    return { json: { errcode: 0, errmsg: 'ok', trace_id: trace } };
  };
}
