import type { Host } from '../../runtime/host-types';
import { type Api, asyncApi } from '../api';
import { chooseItem } from '../screen/action-sheet';
import { showToast } from '../screen/toast';

/** Shows the number and asks, as a phone does; no call can be made from here, and the toast says so. */
export function phoneCallApi(host: Host): Api {
  return {
    makePhoneCall: asyncApi('makePhoneCall', async ({ phoneNumber }: { phoneNumber: string }) => {
      if (!phoneNumber) throw new Error('parameter error: phoneNumber should be a non-empty String');
      const chosen = await chooseItem(host, { itemList: [`呼叫 ${phoneNumber}`] });
      if (chosen === undefined) throw new Error('cancel');
      await showToast(host, { title: `已拨打 ${phoneNumber}（浏览器里不会真的打出）`, icon: 'none' });
    }),
  };
}
