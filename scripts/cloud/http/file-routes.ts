import { randomUUID } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import type { Storage } from '../storage/storage';
import { contentTypeOf } from './content-types';
import { type Exchange, HttpError } from './exchange';
import type { Route } from './server';

/** `PUT /cos/<path>`: where the SDK puts a file after it asked for leave. Refusals are the object store's XML. */
export function putFile(storage: Storage): Route {
  return async (exchange) => {
    if (exchange.method !== 'PUT') throw new HttpError(405, '/cos takes PUT');
    const path = pathOf(exchange);
    if (!storage.mayUpload(path, exchange.header('authorization') ?? '')) {
      exchange.send(403, 'application/xml', refusal('SignatureDoesNotMatch', 'signature wrong or expired'));
      return;
    }
    await storage.files.write(path, exchange.request);
    exchange.response.writeHead(200).end();
  };
}

/** `GET /tcb/<path>?sign=…&t=…`: a temporary address of a file. */
export function getFile(storage: Storage): Route {
  return async (exchange) => {
    if (exchange.method !== 'GET' && exchange.method !== 'HEAD') throw new HttpError(405, '/tcb takes GET');
    const path = pathOf(exchange);
    if (!storage.mayDownload(path, exchange.url.searchParams))
      throw new HttpError(403, 'link wrong or expired');
    const info = await storage.files.info(path);
    if (!info) throw new HttpError(404, `no file ${path}`);
    exchange.response.writeHead(200, {
      'content-type': contentTypeOf(path),
      'content-length': info.bytes,
      // People upload these: no browser may take one for a page of this address.
      'x-content-type-options': 'nosniff',
      'content-security-policy': 'sandbox',
    });
    if (exchange.method === 'HEAD') exchange.response.end();
    else await pipeline(storage.files.read(path), exchange.response);
  };
}

function pathOf(exchange: Exchange): string {
  return exchange.segments().slice(1).join('/');
}

function refusal(code: string, message: string): string {
  const ids = `<RequestId>${randomUUID()}</RequestId><TraceId>${randomUUID()}</TraceId>`;
  return `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${message}</Message>${ids}</Error>`;
}
