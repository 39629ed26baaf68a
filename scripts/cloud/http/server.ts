import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { messageOf } from '../refusal';
import { Exchange, HttpError } from './exchange';

export type Route = (exchange: Exchange) => Promise<void>;

/** Routes by the first segment of the path, '' for the root. */
export type Routes = Record<string, Route>;

/** A server that only this machine reaches; see `guard`. */
export class LoopbackServer {
  private readonly server: Server;

  constructor(private readonly routes: Routes) {
    this.server = createServer((request, response) => this.answer(new Exchange(request, response)));
    // A long aggregate keeps this process from everything else; a connection that was idle meanwhile is still good.
    this.server.keepAliveTimeout = 0;
  }

  /** Resolves to the address; throws when the port is taken. */
  listen(port: number): Promise<string> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, '127.0.0.1', () => {
        resolve(`http://127.0.0.1:${(this.server.address() as AddressInfo).port}`);
      });
    });
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }

  private async answer(exchange: Exchange): Promise<void> {
    try {
      guard(exchange);
      if (exchange.method === 'OPTIONS') {
        exchange.response.writeHead(204).end();
        return;
      }
      const [first = ''] = exchange.segments();
      const route = Object.hasOwn(this.routes, first) ? this.routes[first] : undefined;
      if (!route) throw new HttpError(404, `nothing at ${exchange.url.pathname}`);
      await route(exchange);
    } catch (error) {
      fail(exchange, error);
    }
  }
}

const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/**
 * Keeps other web pages out. Binding to loopback does not: a browser on this machine sends requests for any page. A page
 * from elsewhere shows its own Origin; one that made its name point here (DNS rebinding) shows that name as Host.
 */
function guard({ request, response }: Exchange): void {
  if (!LOOPBACK.test(request.headers.host ?? '')) throw new HttpError(403, 'Host is not this machine');
  const { origin } = request.headers;
  if (origin === undefined) return;
  if (!LOOPBACK.test(origin.replace(/^https?:\/\//, '')))
    throw new HttpError(403, 'Origin is not this machine');
  response.setHeader('access-control-allow-origin', origin);
  response.setHeader('access-control-allow-methods', 'GET, POST, PUT, DELETE');
  response.setHeader('access-control-allow-headers', 'content-type, x-wx-openid');
  response.setHeader('vary', 'origin');
}

function fail(exchange: Exchange, error: unknown): void {
  const status = error instanceof HttpError ? error.status : 500;
  if (status === 500) console.error(error);
  if (exchange.response.headersSent) exchange.drop();
  else exchange.sendJson(status, { error: messageOf(error) });
}
