/** `wx.cloud`. */

import type { Host } from '../../runtime/host-types';
import { asyncApi } from '../api';
import { refuseMissing } from '../refuse-missing';
import { cloudOf, enabledCloudOf } from './client';
import { cloudFilesApi } from './files';

interface CallOptions {
  name: string;
  data?: Record<string, unknown>;
  config?: { env?: string; timeout?: number };
}

interface CallAnswer {
  result: unknown;
  record: { requestId: string };
}

/** Open data by reference: at the top level of a call's data, the function receives what it stands for. */
function CloudID(cloudID: string): { cloudID: string } {
  return { cloudID };
}

export function cloudApi(host: Host): object {
  return refuseMissing('wx.cloud', {
    init: () => {
      cloudOf(host).enabled = true;
    },
    CloudID,
    callFunction: asyncApi('cloud.callFunction', async ({ name, data = {}, config }: CallOptions) => {
      if (!name) throw new Error('parameter error: name should be a non-empty String');
      const client = enabledCloudOf(host);
      const { result, record } = await client.postJson<CallAnswer>(
        `/call/${encodeURIComponent(name)}`,
        { openid: client.openid, data },
        config?.timeout,
      );
      return { result, requestID: record.requestId };
    }),
    ...cloudFilesApi(host),
  });
}
