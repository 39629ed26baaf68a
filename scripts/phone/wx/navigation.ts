/** Moving between pages. */

import type { Host } from '../runtime/host-types';
import { type Api, asyncApi } from './api';

interface To {
  url: string;
}

export function navigationApi({ router }: Host): Api {
  return {
    navigateTo: asyncApi(
      'navigateTo',
      async (options: To & { events?: Parameters<typeof router.navigateTo>[1] }) => ({
        eventChannel: await router.navigateTo(options.url, options.events),
      }),
    ),
    redirectTo: asyncApi('redirectTo', ({ url }: To) => router.redirectTo(url)),
    reLaunch: asyncApi('reLaunch', ({ url }: To) => router.reLaunch(url)),
    switchTab: asyncApi('switchTab', ({ url }: To) => router.switchTab(url)),
    navigateBack: asyncApi('navigateBack', ({ delta }: { delta?: number }) => router.navigateBack(delta)),
  };
}
