/** Requests to servers, and whether there is a network. */

import type { Host } from '../runtime/host-types';
import { type Api, asyncApi, type Callbacks } from './api';
import { REQUEST_TIMEOUT, reach } from './cloud/client';
import { filesOf } from './media/files';

type Data = string | ArrayBuffer | Record<string, unknown>;

interface DownloadOptions {
  url: string;
  header?: Record<string, string>;
  timeout?: number;
  /** Where to put it; a new temporary path without it. */
  filePath?: string;
}

interface RequestOptions {
  url: string;
  method?: string;
  data?: Data;
  header?: Record<string, string>;
  /** Milliseconds. */
  timeout?: number;
  dataType?: string;
  responseType?: 'text' | 'arraybuffer';
}

interface Task {
  abort(): void;
}

function toForm(data: Record<string, unknown>): string {
  const pairs = Object.entries(data).map(([key, value]) => [key, String(value)]);
  return new URLSearchParams(pairs).toString();
}

/** Data goes into the address of a GET, and into the body of anything else as its content type says. */
function prepare({ url, method = 'GET', data, header = {} }: RequestOptions): [string, RequestInit] {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  for (const [name, value] of Object.entries(header)) headers[name.toLowerCase()] = value;
  const upper = method.toUpperCase();
  if (data === undefined || typeof data === 'string' || data instanceof ArrayBuffer) {
    return [url, { method: upper, headers, body: upper === 'GET' ? undefined : data }];
  }
  if (upper === 'GET') {
    const query = toForm(data);
    return [query ? `${url}${url.includes('?') ? '&' : '?'}${query}` : url, { method: upper, headers }];
  }
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  return [url, { method: upper, headers, body: isForm ? toForm(data) : JSON.stringify(data) }];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

async function readBody(
  response: Response,
  { dataType = 'json', responseType }: RequestOptions,
): Promise<unknown> {
  if (responseType === 'arraybuffer') return response.arrayBuffer();
  const text = await response.text();
  return dataType === 'json' ? parseJson(text) : text;
}

function signalOf(abort: AbortController, timeout = REQUEST_TIMEOUT): AbortSignal {
  return AbortSignal.any([abort.signal, AbortSignal.timeout(timeout)]);
}

/** An api whose request can be aborted: it answers by callbacks, and returns the task. */
function taskApi<Options extends object, Result extends object>(
  name: string,
  run: (options: Options, abort: AbortController) => Promise<Result>,
) {
  return (options: Options & Callbacks<Result>): Task => {
    const abort = new AbortController();
    const call = asyncApi<Options, Result>(name, (given) => run(given, abort));
    call({ ...options, complete: options.complete ?? (() => undefined) });
    return { abort: () => abort.abort() };
  };
}

/** Told whether there is a network; the type of it a browser on a desk does not know. */
function networkType(): string {
  return navigator.onLine ? 'wifi' : 'none';
}

export function networkApi(host: Host): Api {
  const listeners = new Set<(status: { isConnected: boolean; networkType: string }) => void>();
  const tell = () => {
    for (const listener of listeners) listener({ isConnected: navigator.onLine, networkType: networkType() });
  };
  addEventListener('online', tell);
  addEventListener('offline', tell);
  return {
    request: taskApi('request', async (options: RequestOptions, abort) => {
      const [url, init] = prepare(options);
      const response = await reach(url, { ...init, signal: signalOf(abort, options.timeout) });
      return {
        data: await readBody(response, options),
        statusCode: response.status,
        header: Object.fromEntries(response.headers),
        cookies: [],
      };
    }),
    downloadFile: taskApi(
      'downloadFile',
      async ({ url, header, timeout, filePath }: DownloadOptions, abort) => {
        const response = await reach(url, { headers: header, signal: signalOf(abort, timeout) });
        const file = await response.blob();
        const { status: statusCode } = response;
        if (!filePath) {
          return { tempFilePath: await filesOf(host).keep(file, new URL(url).pathname), statusCode };
        }
        await filesOf(host).keepAs(filePath, file);
        return { filePath, statusCode };
      },
    ),
    getNetworkType: asyncApi('getNetworkType', () => ({ networkType: networkType() })),
    onNetworkStatusChange: (listener: Parameters<typeof listeners.add>[0]) => void listeners.add(listener),
    offNetworkStatusChange: (listener?: Parameters<typeof listeners.add>[0]) => {
      if (listener) listeners.delete(listener);
      else listeners.clear();
    },
  };
}
