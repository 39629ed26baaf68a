import * as v from 'valibot';
import { fromWire } from '../admin/ejson';
import type { Database } from '../database/types';
import type { Faults } from '../faults';
import type { History } from '../history';
import type { CallRecord, SentMessage } from '../types';
import { readJson } from './call-route';
import { HttpError } from './exchange';
import type { Route, Routes } from './server';

const Count = v.pipe(v.number(), v.integer(), v.minValue(1));
const InFunction = { function: v.optional(v.string()) };
const FaultRequest = v.variant('kind', [
  v.object({ ...InFunction, kind: v.literal('kill'), when: v.picklist(['before', 'after']), request: Count }),
  v.object({ ...InFunction, kind: v.picklist(['drop-reply', 'repeat']), request: Count }),
  v.object({ ...InFunction, kind: v.literal('delay'), milliseconds: v.number(), request: v.optional(Count) }),
  v.object({
    ...InFunction,
    kind: v.literal('platform-error'),
    code: v.string(),
    message: v.string(),
    request: Count,
  }),
]);

export interface ControlServices {
  calls: History<CallRecord>;
  messages: History<SentMessage>;
  faults: Faults;
  database: Database;
}

/** Looking at the cloud, and breaking it on purpose. */
export function controlRoutes({ calls, messages, faults, database }: ControlServices): Routes {
  return {
    calls: async (exchange) => exchange.sendJson(200, calls.list()),
    messages: async (exchange) => exchange.sendJson(200, messages.list()),
    watch: watch(calls, messages),

    /** `GET /explain?collection=…&query=…&order=…&limit=…`, query and order as JSON */
    explain: async (exchange) => {
      const given = exchange.url.searchParams;
      const collection = given.get('collection');
      if (!collection) throw new HttpError(400, 'explain needs ?collection=');
      const query = json(given.get('query') ?? '{}') as Record<string, unknown>;
      const order = json(given.get('order') ?? '{}') as Record<string, 1 | -1>;
      const limit = given.has('limit') ? Number(given.get('limit')) : undefined;
      exchange.sendJson(200, await database.explain(collection, query, { order, limit }));
    },

    /** `POST /faults` arms one fault, `DELETE /faults` disarms all */
    faults: async (exchange) => {
      if (exchange.method === 'DELETE') faults.clear();
      else faults.inject(await readJson(exchange, FaultRequest));
      exchange.sendJson(200, {});
    },
  };
}

/** `GET /watch`: server-sent events `call` and `message`, as they happen. */
function watch(calls: History<CallRecord>, messages: History<SentMessage>): Route {
  return async ({ response }) => {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
    // Tells the browser that the connection stands before anything has happened.
    response.write(': watching\n\n');
    const send = (event: string) => (data: unknown) =>
      response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    const stops = [calls.listen(send('call')), messages.listen(send('message'))];
    response.on('close', () => stops.forEach((stop) => stop()));
  };
}

function json(text: string): unknown {
  try {
    return fromWire(text, Date.now());
  } catch {
    throw new HttpError(400, `not JSON: ${text}`);
  }
}
