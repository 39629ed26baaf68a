import * as v from 'valibot';
import { ClientError } from '../functions/client-error';
import { LIMITS } from '../limits';
import type { Client } from '../wechat/client';
import { type Exchange, HttpError } from './exchange';
import type { Route } from './server';

const Call = v.object({
  openid: v.optional(v.string()),
  unionid: v.optional(v.string()),
  data: v.optional(v.unknown()),
});

/** `POST /call/<function>` with `{ openid, data }` → `{ result, record }`, or `{ errCode, errMsg }` as the client throws. */
export function callRoute(client: Client): Route {
  return async (exchange) => {
    const [, functionName = ''] = exchange.segments();
    const { openid, unionid, data } = await readJson(exchange, Call);
    try {
      exchange.sendJson(200, await client.call(functionName, { openid, unionid }, data));
    } catch (error) {
      if (!(error instanceof ClientError)) throw error;
      exchange.sendJson(200, { errCode: error.errCode, errMsg: error.errMsg });
    }
  };
}

/** The body of a POST, checked; throws 405 or 400 saying what is wrong with it. */
export async function readJson<Schema extends v.GenericSchema>(
  exchange: Exchange,
  schema: Schema,
): Promise<v.InferOutput<Schema>> {
  if (exchange.method !== 'POST') throw new HttpError(405, `${exchange.url.pathname} takes POST`);
  const parsed = v.safeParse(schema, await exchange.json(LIMITS.adminRequest));
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new HttpError(400, `${v.getDotPath(issue) ?? 'body'}: ${issue.message}`);
}
