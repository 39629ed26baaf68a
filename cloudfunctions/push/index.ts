import { judge } from '../domain/picture/judge';
import { now } from '../kernel/clock';

/**
 * What WeChat itself pushes (console: 设置 → 其他设置 → 消息推送). A phone can call this as well: an event counts only when
 * it names a check, and no phone ever learns such a name.
 */
export async function main(event: { Event?: string }): Promise<'success'> {
  if (event.Event === 'wxa_media_check') await judge(event, now());
  return 'success';
}
