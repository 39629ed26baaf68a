import { newId } from '../../kernel/ids';
import type { Message } from '../../kernel/outbox';

/** What the volunteer is told about their hours; a tap opens them. */
export function aboutHours(
  to: string,
  call: { requestId: string; now: Date },
  data: { activity: string; change: string; tip: string },
): Message {
  return {
    id: newId(to, `${call.requestId} hours`),
    to,
    template: 'hours',
    page: 'packages/hours/mine/mine',
    data,
    text: `${data.activity}的时长：${data.change}。${data.tip}`,
    at: call.now,
  };
}
