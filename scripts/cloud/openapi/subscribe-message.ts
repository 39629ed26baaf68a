import * as v from 'valibot';
import type { History } from '../history';
import type { SentMessage } from '../types';
import type { People } from '../wechat/people';
import { type Api, type Arguments, WechatError } from './api';
import { checkTemplateFields } from './template-fields';

const Fields = v.record(
  v.string(),
  v.object({ value: v.pipe(v.union([v.string(), v.number()]), v.transform(String)) }),
);

/**
 * subscribeMessage.send: WeChat takes the message when the person's consent for its template is left and every field
 * keeps its rule. Which fields a template has, and whether the page exists, only WeChat knows: neither is checked.
 */
export function sendSubscribeMessage(people: People, messages: History<SentMessage>): Api {
  return (given) => {
    const { touser, template_id, page } = given;
    if (typeof touser !== 'string' || !people.knows(touser)) throw new WechatError(40003, 'invalid openid');
    if (typeof template_id !== 'string' || template_id === '')
      throw new WechatError(40037, 'invalid template_id');
    if (page !== undefined && (typeof page !== 'string' || page.startsWith('/'))) {
      throw new WechatError(41030, 'invalid page');
    }
    const data = fieldsOf(given);
    if (!people.spendConsent(touser, template_id)) {
      throw new WechatError(43101, 'user refuse to accept the msg');
    }
    messages.add({ at: Date.now(), openid: touser, templateId: template_id, page, data });
    return { json: { errcode: 0, errmsg: 'ok', msgid: Date.now() } };
  };
}

function fieldsOf({ data }: Arguments): SentMessage['data'] {
  const parsed = v.safeParse(Fields, data);
  if (!parsed.success) throw new WechatError(47003, `argument invalid! data: ${parsed.issues[0].message}`);
  checkTemplateFields(parsed.output);
  return parsed.output;
}
