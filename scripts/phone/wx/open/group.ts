/** The group chat a mini-program was opened from: never its id as text, only a CloudID that the cloud opens. */

import type { Host } from '../../runtime/host-types';
import { type Api, asyncApi, CodedError, callbackApi } from '../api';
import { cloudOf } from '../cloud/client';

/** The platform's number for "not opened from a group chat". */
const WRONG_SCENE = 40097;

async function groupCloudId(host: Host): Promise<{ cloudID: string }> {
  const opengid = host.settings.launch?.opengid;
  if (!opengid) throw new CodedError('invalid scene', WRONG_SCENE);
  const client = cloudOf(host);
  return client.postJson<{ cloudID: string }>('/client/cloudid', {
    openid: client.openid,
    data: { kind: 'group', opengid },
  });
}

export function groupApi(host: Host): Api {
  return {
    getGroupEnterInfo: callbackApi('getGroupEnterInfo', () => groupCloudId(host)),
    getShareInfo: asyncApi('getShareInfo', ({ shareTicket }: { shareTicket: string }) => {
      if (!shareTicket || shareTicket !== host.enterOptions.shareTicket)
        throw new Error('invalid shareTicket');
      return groupCloudId(host);
    }),
  };
}
