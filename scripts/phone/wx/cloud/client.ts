/** The way from this phone to its local cloud (scripts/cloud), for what the WeChat client itself asks of the platform. */

import type { Host } from '../../runtime/host-types';
import { CodedError, errorMessage } from '../api';
import { perHost } from '../per-host';

/** Milliseconds before an unanswered request is given up. */
export const REQUEST_TIMEOUT = 60_000;

/** The platform's number for errors that never reached it. */
const NETWORK_ERROR = -1;

export class CloudClient {
  /** `wx.cloud.init` was called. */
  enabled = false;

  constructor(private readonly host: Host) {}

  get openid(): string {
    return this.host.settings.openid;
  }

  /** Posts JSON and returns the JSON answered. Throws with `errCode` when the cloud cannot be reached or refuses. */
  postJson<Answer>(path: string, body: unknown, timeout = REQUEST_TIMEOUT): Promise<Answer> {
    return this.post<Answer>(path, JSON.stringify(body), { 'content-type': 'application/json' }, timeout);
  }

  /** Posts a file as it is. */
  postFile<Answer>(path: string, file: Blob): Promise<Answer> {
    const type = file.type || 'application/octet-stream';
    return this.post<Answer>(
      path,
      file,
      { 'content-type': type, 'x-wx-openid': this.openid },
      REQUEST_TIMEOUT,
    );
  }

  private async post<Answer>(
    path: string,
    body: BodyInit,
    headers: Record<string, string>,
    timeout: number,
  ): Promise<Answer> {
    const { cloud } = this.host.settings;
    if (!cloud) throw new Error('this phone was started without a cloud (--cloud URL)');
    const init = { method: 'POST', body, headers, signal: AbortSignal.timeout(timeout) };
    const response = await reach(`${cloud}${path}`, init).catch((error: Error) => {
      throw new CodedError(`request:fail ${error.message}`, NETWORK_ERROR);
    });
    const answer = await response.json().catch(() => ({}));
    if (!response.ok) throw new CodedError(answer.error ?? `HTTP ${response.status}`, NETWORK_ERROR);
    if (answer.errCode) throw new CodedError(reasonOf(answer.errMsg), answer.errCode);
    return answer;
  }
}

/** `fetch`, failing in the platform's words when there is no network or no answer in time. */
export async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (name === 'TimeoutError') throw new Error('timeout');
    if (name === 'AbortError') throw new Error('abort');
    throw new Error(navigator.onLine ? errorMessage(error) : 'net is disconnected');
  }
}

/** The cloud words its errors as the client does, `<api>:fail <reason>`: the api's name is put in front again later. */
function reasonOf(errMsg: string): string {
  return errMsg.replace(/^[\w.]+:fail /, '');
}

export const cloudOf = perHost((host) => new CloudClient(host));

/** For what a mini-program asks of `wx.cloud` itself, which must be initialised first. */
export function enabledCloudOf(host: Host): CloudClient {
  const client = cloudOf(host);
  if (!client.enabled) throw new Error("Cloud API isn't enabled, please call wx.cloud.init first");
  return client;
}
