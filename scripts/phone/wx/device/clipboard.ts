import type { Host } from '../../runtime/host-types';
import { type Api, asyncApi } from '../api';
import { requirePrivacy } from '../open/privacy';
import { showToast } from '../screen/toast';

/** A framed page may be denied the computer's clipboard: this phone then keeps what it copied itself. */
export function clipboardApi(host: Host): Api {
  let copied = '';
  return {
    setClipboardData: asyncApi('setClipboardData', async ({ data }: { data: string }) => {
      copied = data;
      await navigator.clipboard?.writeText(data).catch(() => undefined);
      await showToast(host, { title: '内容已复制' });
    }),
    getClipboardData: asyncApi('getClipboardData', async () => {
      await requirePrivacy(host, 'getClipboardData');
      const text = await navigator.clipboard?.readText().catch(() => copied);
      return { data: text ?? copied };
    }),
  };
}
