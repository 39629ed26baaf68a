import { newId } from '../../kernel/ids';
import type { Message } from '../../kernel/outbox';
import type { Wish } from './wish';

/** What is told about a wish. `change` and `tip` stand in WeChat's message, `text` says all of it in the inbox. */
export interface Said {
  change: string;
  tip: string;
  text: string;
}

/** One person is told about a wish; a tap opens it. */
export function aboutWish(
  { _id, title }: Pick<Wish, '_id' | 'title'>,
  to: string,
  said: Said,
  { requestId, now }: { requestId: string; now: Date },
): Message {
  return {
    id: newId(to, `${requestId} wish`),
    to,
    template: 'wish',
    page: `packages/wish/wish/wish?id=${_id}`,
    data: { wish: title, change: said.change, tip: said.tip },
    text: said.text,
    at: now,
  };
}
