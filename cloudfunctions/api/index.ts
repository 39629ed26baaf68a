import cloud from 'wx-server-sdk';
import { procedures } from '../domain';
import { answer } from '../kernel/router';

/** Every call a person makes. Who they are comes from WeChat, never from the event. */
export async function main(event: unknown) {
  return answer(procedures, cloud.getWXContext().OPENID, event);
}
