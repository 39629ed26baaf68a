import type { ShareCard } from '../../phone/contract';
import type { PageEvent, PageState } from '../protocol';

/** The server of this page. */
export const server = {
  state: () => request<PageState>('state'),
  share: (by: string, opengid: string, card: ShareCard) => request('cards', { by, opengid, card }),
  invite: (openid: string, opengid: string) => request('members', { openid, opengid }),

  /** Calls back at every event, and with `hello` whenever the connection stands. */
  listen(listener: (event: PageEvent) => void): void {
    new EventSource('events').onmessage = ({ data }) => listener(JSON.parse(data));
  },
};

async function request<Answer>(path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(
    path,
    body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) },
  );
  const answer = await response.json();
  if (!response.ok) throw new Error(`${path}: ${answer.error}`);
  return answer;
}
