import { APP_ID } from '../environment';
import { toClientError } from '../functions/client-error';
import type { Functions } from '../functions/functions';
import type { Caller, CallRecord } from '../types';
import type { CloudIds } from './cloud-ids';
import type { People } from './people';

/** The platform opens at most this many CloudIDs of one call. */
const MOST_CLOUD_IDS = 5;

/** What the client of WeChat does when a mini-program calls a function. */
export class Client {
  constructor(
    private readonly functions: Functions,
    private readonly people: People,
    private readonly cloudIds: CloudIds,
  ) {}

  /** Throws ClientError, as `wx.cloud.callFunction` does. */
  async call(
    functionName: string,
    caller: Caller,
    data: unknown,
  ): Promise<{ result: unknown; record: CallRecord }> {
    const { openid } = caller;
    if (openid) this.people.visit(openid);
    try {
      const { text, record } = await this.functions.invoke({
        function: functionName,
        event: { ...this.openCloudIds(data, openid), userInfo: { appId: APP_ID, openId: openid } },
        caller,
        source: 'wx_client',
        chain: 'wx_client',
      });
      return { result: JSON.parse(text), record };
    } catch (error) {
      throw toClientError(error);
    }
  }

  /** Values of `wx.cloud.CloudID()` at the top level of the data are opened; deeper ones arrive as they are. */
  private openCloudIds(data: unknown, openid: string | undefined): Record<string, unknown> {
    if (data === undefined || data === null) return {};
    if (typeof data !== 'object' || Array.isArray(data))
      throw new TypeError('data of a call must be an object');
    let left = MOST_CLOUD_IDS;
    const opened = Object.entries(data).map(([key, value]) => {
      const cloudId = cloudIdIn(value);
      if (cloudId === undefined || left === 0) return [key, value];
      left -= 1;
      return [key, this.cloudIds.open(cloudId, openid)];
    });
    return Object.fromEntries(opened);
  }
}

/** `wx.cloud.CloudID(id)` travels as `{ "cloudID": id }`. */
function cloudIdIn(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 1) return undefined;
  const { cloudID } = value as { cloudID?: unknown };
  return typeof cloudID === 'string' ? cloudID : undefined;
}
