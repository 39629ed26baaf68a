/** The `wx` that the mini-program's code sees. */

import type { Host, Instance } from '../runtime/host-types';
import { createAnimation } from './animation';
import type { Api } from './api';
import { appEventsApi } from './app-events';
import { canIUse } from './can-i-use';
import { cloudApi } from './cloud';
import { clipboardApi } from './device/clipboard';
import { phoneCallApi } from './device/phone-call';
import { scanCodeApi } from './device/scan-code';
import { vibrateApi } from './device/vibrate';
import { chooseApi } from './media/choose';
import { fileSystemApi } from './media/file-system';
import { USER_DATA_PATH } from './media/files';
import { imagesApi } from './media/images';
import { previewApi } from './media/preview';
import { navigationApi } from './navigation';
import { networkApi } from './network';
import { groupApi } from './open/group';
import { privacyApi } from './open/privacy';
import { settingsApi } from './open/settings';
import { shareApi } from './open/share';
import { subscribeApi } from './open/subscribe';
import { refuseMissing } from './refuse-missing';
import { actionSheetApi } from './screen/action-sheet';
import { chromeApi } from './screen/chrome';
import { modalApi } from './screen/modal';
import { toastApi } from './screen/toast';
import { storageApi } from './storage';
import { systemApi } from './system';
import { updateApi } from './update';

function frameworkApi(host: Host): Api {
  return {
    env: { USER_DATA_PATH },
    cloud: cloudApi(host),
    createAnimation,
    createSelectorQuery: () => host.createSelectorQuery(),
    createIntersectionObserver: (component: Instance, options?: Record<string, unknown>) =>
      host.createIntersectionObserver(component, options),
    nextTick: (callback: () => void) => {
      setTimeout(callback);
    },
  };
}

/** Everything this phone can do; asking for anything else throws an error that names it. */
export function createWx(host: Host): Record<string, unknown> {
  const apis: Api = {
    ...frameworkApi(host),
    ...actionSheetApi(host),
    ...appEventsApi(host),
    ...chooseApi(host),
    ...chromeApi(host),
    ...clipboardApi(host),
    ...fileSystemApi(host),
    ...groupApi(host),
    ...imagesApi(host),
    ...modalApi(host),
    ...navigationApi(host),
    ...networkApi(host),
    ...phoneCallApi(host),
    ...previewApi(host),
    ...privacyApi(host),
    ...scanCodeApi(host),
    ...settingsApi(host),
    ...shareApi(host),
    ...storageApi(host),
    ...subscribeApi(host),
    ...systemApi(host),
    ...toastApi(host),
    ...updateApi(),
    ...vibrateApi(),
    canIUse: (schema: string) => canIUse(apis, schema),
  };
  return refuseMissing('wx', apis);
}
