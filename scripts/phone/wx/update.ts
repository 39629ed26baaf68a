import type { Api } from './api';

/** New versions come by reloading the page here: the manager answers that there is none. */
export function updateApi(): Api {
  return {
    getUpdateManager: () => ({
      onCheckForUpdate: (listener: (result: { hasUpdate: boolean }) => void) => {
        setTimeout(() => listener({ hasUpdate: false }));
      },
      onUpdateReady: () => undefined,
      onUpdateFailed: () => undefined,
      applyUpdate: () => {
        throw new Error('applyUpdate:fail update is not ready');
      },
    }),
    /** Statistics have nowhere to go from here: they are shown in the console. */
    reportEvent: (event: string, data: object) => console.info('wx.reportEvent', event, data),
  };
}
