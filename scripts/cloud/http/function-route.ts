import { ENVIRONMENT_ID } from '../environment';
import type { FunctionFolder } from '../functions/folder';
import type { Functions } from '../functions/functions';
import { LIMITS } from '../limits';
import { messageOf, platformCode, Refusal } from '../refusal';
import type { Exchange } from './exchange';
import type { Route } from './server';

const TEXT = /^(text\/|application\/(json|x-www-form-urlencoded|xml|javascript)|$)/;

/** An answer of a function that says how HTTP is to be answered. */
interface IntegratedResponse {
  statusCode: number;
  headers?: Record<string, string>;
  body?: string;
  isBase64Encoded?: boolean;
}

/**
 * `/http/<path>`: HTTP access to functions. A function is reached at the path its config.json names in a trigger
 * `{ "type": "http", "path": "/…" }`, else at `/<function>`, and below it; of two that fit, the longer path wins.
 */
export function functionRoute(folder: FunctionFolder, functions: Functions): Route {
  return async (exchange) => {
    try {
      const path = exchange.url.pathname.slice('/http'.length) || '/';
      const event = await eventOf(exchange, path);
      const { text } = await functions.invoke({
        function: functionAt(folder, path),
        event,
        caller: {},
        source: 'wx_http',
        chain: 'wx_http',
      });
      answer(exchange, JSON.parse(text));
    } catch (error) {
      const code = platformCode(error);
      if (code === 'SYS_ERR') throw error;
      exchange.sendJson(code === 'INVALID_PATH' ? 404 : 400, { code, message: messageOf(error) });
    }
  };
}

function functionAt(folder: FunctionFolder, path: string): string {
  const fitting = folder
    .names()
    .map((name) => ({ name, at: folder.config(name).httpPath }))
    .filter(({ at }) => path === at || path.startsWith(at === '/' ? '/' : `${at}/`))
    .sort((a, b) => b.at.length - a.at.length);
  if (!fitting[0]) throw new Refusal('INVALID_PATH', `no function at ${path}`);
  return fitting[0].name;
}

async function eventOf(exchange: Exchange, path: string): Promise<Record<string, unknown>> {
  const isText = TEXT.test(exchange.header('content-type') ?? '');
  const body = await exchange.body(LIMITS.binaryFromOutside);
  if (isText && body.length > LIMITS.textFromOutside) {
    throw new Refusal(
      'EXCEED_MAX_PAYLOAD_SIZE',
      `text of ${body.length} bytes, limit ${LIMITS.textFromOutside}`,
    );
  }
  return {
    path,
    httpMethod: exchange.method,
    headers: Object.fromEntries(
      Object.keys(exchange.request.headers).map((name) => [name, exchange.header(name)]),
    ),
    queryStringParameters: Object.fromEntries(exchange.url.searchParams),
    requestContext: { envId: ENVIRONMENT_ID },
    body: body.toString(isText ? 'utf8' : 'base64'),
    isBase64Encoded: !isText,
  };
}

/** A text or number is sent as text, an object as JSON, an integrated response as it says. */
function answer(exchange: Exchange, result: unknown): void {
  if (!isIntegrated(result)) {
    if (typeof result === 'object') exchange.sendJson(200, result);
    else exchange.send(200, 'text/plain; charset=utf-8', String(result));
    return;
  }
  const { statusCode, headers = {}, body = '', isBase64Encoded = false } = result;
  exchange.response.writeHead(statusCode, headers);
  exchange.response.end(Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'));
}

function isIntegrated(result: unknown): result is IntegratedResponse {
  return (
    typeof result === 'object' &&
    result !== null &&
    'statusCode' in result &&
    typeof result.statusCode === 'number'
  );
}
