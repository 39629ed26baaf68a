/** What a person has allowed this mini-program, and where they can take it back. */

import type { Host } from '../../runtime/host-types';
import { type Api, asyncApi } from '../api';
import { showModal } from '../screen/modal';
import { clientStorageOf } from '../storage';
import { askForConsent } from './consent-popup';
import { forgetSubscriptions, rememberedSubscriptions } from './subscribe';

const GRANTS = 'grants';

/** Scopes that something in this phone uses, and what WeChat calls them. */
const SCOPES: Record<string, string> = {
  'scope.writePhotosAlbum': '保存图片到你的相册',
  'scope.camera': '使用你的摄像头',
};

function grants(host: Host): Record<string, boolean> {
  return (clientStorageOf(host).get(GRANTS) || {}) as Record<string, boolean>;
}

/** Asks the first time; a scope once refused stays refused until the settings are opened, as on the platform. */
export async function authorize(host: Host, scope: string): Promise<void> {
  const purpose = SCOPES[scope];
  if (!purpose) throw new Error(`${scope} is not available in the browser phone`);
  const known = grants(host)[scope];
  const allowed = known ?? (await askForConsent(host, { title: '申请授权', content: [purpose] }));
  if (known === undefined) clientStorageOf(host).set(GRANTS, { ...grants(host), [scope]: allowed });
  if (!allowed) throw new Error('auth deny');
}

function currentSettings(host: Host, withSubscriptions: boolean) {
  const itemSettings = rememberedSubscriptions(host);
  return {
    authSetting: grants(host),
    ...(withSubscriptions && { subscriptionsSetting: { mainSwitch: true, itemSettings } }),
  };
}

/** Lets the person take everything back at once. */
export async function openSettings(host: Host, withSubscriptions = false) {
  const allowed = Object.keys(grants(host)).map((scope) => SCOPES[scope] ?? scope);
  const messages = Object.keys(rememberedSubscriptions(host)).map((id) => `消息 ${id}`);
  const remembered = [...allowed, ...messages];
  const { confirm } = await showModal(host, {
    title: '设置',
    content: remembered.length > 0 ? `记住的选择：${remembered.join('、')}` : '没有记住的选择。',
    confirmText: '全部重置',
    cancelText: '返回',
  });
  if (confirm) {
    clientStorageOf(host).remove(GRANTS);
    forgetSubscriptions(host);
  }
  return currentSettings(host, withSubscriptions);
}

interface SettingOptions {
  withSubscriptions?: boolean;
}

export function settingsApi(host: Host): Api {
  return {
    authorize: asyncApi('authorize', ({ scope }: { scope: string }) => authorize(host, scope)),
    getSetting: asyncApi('getSetting', ({ withSubscriptions = false }: SettingOptions) =>
      currentSettings(host, withSubscriptions),
    ),
    openSetting: asyncApi('openSetting', ({ withSubscriptions = false }: SettingOptions) =>
      openSettings(host, withSubscriptions),
    ),
  };
}
