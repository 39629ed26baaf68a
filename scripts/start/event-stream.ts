import type { ServerResponse } from 'node:http';
import type { PageEvent } from './protocol';

/** The open pages, told of what happens by server-sent events. */
export class EventStream {
  private readonly pages = new Set<ServerResponse>();

  /** `hello` is what a page hears first, also each time it comes back. */
  connect(response: ServerResponse, hello: PageEvent): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(toText(hello));
    this.pages.add(response);
    response.on('close', () => this.pages.delete(response));
  }

  tell(event: PageEvent): void {
    for (const page of this.pages) page.write(toText(event));
  }
}

function toText(event: PageEvent): string {
  return `data: ${JSON.stringify(event)}\n\n`;
}
