import type { IncomingMessage, ServerResponse } from 'node:http';

/** A request that cannot be answered as asked; `status` is HTTP's. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
    this.name = 'HttpError';
  }
}

/** One HTTP request and its answer. */
export class Exchange {
  readonly url: URL;
  readonly method: string;

  constructor(
    readonly request: IncomingMessage,
    readonly response: ServerResponse,
  ) {
    this.url = new URL(request.url ?? '/', 'http://127.0.0.1');
    this.method = request.method ?? 'GET';
  }

  /** Segments of the path, decoded: `/call/api` → ['call', 'api']. Throws 400 when they cannot be. */
  segments(): string[] {
    try {
      return this.url.pathname.slice(1).split('/').map(decodeURIComponent);
    } catch {
      throw new HttpError(400, 'path is not percent-encoded');
    }
  }

  header(name: string): string | undefined {
    const value = this.request.headers[name];
    return Array.isArray(value) ? value.join(', ') : value;
  }

  /** Throws 413 when there is more than `limit` bytes of it. */
  async body(limit: number): Promise<Buffer> {
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of this.request) {
      bytes += chunk.length;
      if (bytes > limit) throw new HttpError(413, `body exceeds ${limit} bytes`);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  }

  /** The body as JSON; throws 400. */
  async json(limit: number): Promise<unknown> {
    const body = await this.body(limit);
    try {
      return JSON.parse(body.toString());
    } catch {
      throw new HttpError(400, 'body is not JSON');
    }
  }

  send(status: number, type: string, body: string | Buffer): void {
    this.response.writeHead(status, { 'content-type': type }).end(body);
  }

  sendJson(status: number, value: unknown): void {
    this.send(status, 'application/json; charset=utf-8', JSON.stringify(value));
  }

  /** Ends the connection without an answer. */
  drop(): void {
    this.request.socket.destroy();
  }
}
