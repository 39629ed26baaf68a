/** What the phone is, and what the app was opened with. */

import type { Host } from '../runtime/host-types';
import { type Api, asyncApi, callbackApi } from './api';

/** The base library whose behaviour is followed. */
const SDK_VERSION = '3.8.12';
const WECHAT_VERSION = '8.0.60';

function deviceInfo() {
  return {
    abi: '',
    benchmarkLevel: -1,
    brand: 'devtools',
    model: 'browser',
    platform: 'devtools',
    system: 'iOS 17.0',
    cpuType: '',
    memorySize: '',
  };
}

function appBaseInfo() {
  return {
    SDKVersion: SDK_VERSION,
    version: WECHAT_VERSION,
    language: 'zh_CN',
    theme: 'light',
    enableDebug: false,
    fontSizeScaleFactor: 1,
    fontSizeSetting: 16,
    host: { env: 'WeChat' },
  };
}

export function systemApi(host: Host): Api {
  const windowInfo = () => {
    const { menuButton, ...metrics } = host.metrics();
    return metrics;
  };
  const systemInfo = () => ({ ...windowInfo(), ...deviceInfo(), ...appBaseInfo() });
  return {
    getWindowInfo: windowInfo,
    getDeviceInfo: deviceInfo,
    getAppBaseInfo: appBaseInfo,
    getSystemInfoSync: systemInfo,
    getSystemInfo: asyncApi('getSystemInfo', systemInfo),
    getSystemInfoAsync: callbackApi('getSystemInfoAsync', systemInfo),
    getMenuButtonBoundingClientRect: () => host.metrics().menuButton,
    getAccountInfoSync: () => ({
      miniProgram: { appId: host.settings.appid, envVersion: 'develop', version: '' },
      plugin: {},
    }),
    getLaunchOptionsSync: () => host.launchOptions,
    getEnterOptionsSync: () => host.enterOptions,
    getAppAuthorizeSetting: () => ({
      albumAuthorized: 'authorized',
      cameraAuthorized: 'authorized',
      locationAuthorized: 'denied',
      microphoneAuthorized: 'denied',
      notificationAuthorized: 'authorized',
    }),
    getSystemSetting: () => ({
      bluetoothEnabled: false,
      locationEnabled: false,
      wifiEnabled: navigator.onLine,
      deviceOrientation: 'portrait',
    }),
  };
}
