import { randomUUID } from 'node:crypto';
import type { People } from '../wechat/people';
import { type Api, WechatError } from './api';

const LONGEST = 2500;
/** The texts WeChat's documents give to try the check with. */
const TEST_TEXTS = ['特3456书yuuo莞6543李zxcz蒜7782法fgnv级', '完2347全dfji试3726测asad感3847知qwez到'];
const PASS = { suggest: 'pass', label: 100 };
const RISKY = { suggest: 'risky', label: 20001 };

/** security.msgSecCheck, version 2. Only the platform's own test texts are found risky. */
export function checkText(people: People): Api {
  return ({ version, openid, scene, content, title, nickname, signature }) => {
    if (version !== 2) throw new WechatError(40097, 'invalid args: only version 2 is offered');
    if (typeof content !== 'string' || content === '') throw new WechatError(44002, 'empty post data');
    if ([...content].length > LONGEST) throw new WechatError(45002, 'content size out of limit');
    if (![1, 2, 3, 4].includes(scene as number)) throw new WechatError(40129, 'invalid scene');
    if (typeof openid !== 'string' || !people.knows(openid)) throw new WechatError(40003, 'invalid openid');
    if (!people.wasHereLately(openid)) throw new WechatError(61010, 'code is expired');
    const written = [content, title, nickname, signature].join('\n');
    const result = TEST_TEXTS.some((text) => written.includes(text)) ? RISKY : PASS;
    const detail = [{ strategy: 'content_model', errcode: 0, ...result, prob: 90 }];
    return { json: { errcode: 0, errmsg: 'ok', result, detail, trace_id: randomUUID() } };
  };
}
