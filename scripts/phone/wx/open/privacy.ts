/** The platform's privacy guard: the first use of an api that touches personal data asks, and may be refused. */

import type { Host } from '../../runtime/host-types';
import { type Api, CodedError, callbackApi } from '../api';
import { perHost } from '../per-host';
import { button, openLayer, part } from '../screen/layer';
import { clientStorageOf } from '../storage';
import { askForConsent } from './consent-popup';

interface Decision {
  event: 'agree' | 'disagree' | 'exposureAuthorization';
  buttonId?: string;
}

type Listener = (resolve: (decision: Decision) => void, info: { referrer: string }) => void;

const AGREED = 'privacy';
const CONTRACT_NAME = '《小程序隐私保护指引》';

class Privacy {
  /** Draws the mini-program's own popup instead of WeChat's. */
  listener?: Listener;
  private asking?: Promise<boolean>;

  constructor(private readonly host: Host) {}

  get agreed(): boolean {
    return clientStorageOf(this.host).get(AGREED) === true;
  }

  agree(): void {
    clientStorageOf(this.host).set(AGREED, true);
  }

  /** Throws when the person refuses. Asks once when several apis ask together. */
  async require(referrer: string): Promise<void> {
    if (this.agreed) return;
    this.asking ??= this.ask(referrer).finally(() => {
      this.asking = undefined;
    });
    if (!(await this.asking)) throw new CodedError('privacy permission is not authorized', 104);
  }

  private async ask(referrer: string): Promise<boolean> {
    if (!this.listener) {
      if (await showPrivacyPopup(this.host)) this.agree();
      return this.agreed;
    }
    return new Promise((resolve) => {
      this.listener?.(
        ({ event }) => {
          // "agree" counts only when the person pressed a button with open-type="agreePrivacyAuthorization".
          if (event !== 'exposureAuthorization') resolve(event === 'agree' && this.agreed);
        },
        { referrer },
      );
    });
  }
}

const privacyOf = perHost((host) => new Privacy(host));

function showPrivacyPopup(host: Host): Promise<boolean> {
  const link = button(CONTRACT_NAME, 'consent-link', () => void openContract(host));
  return askForConsent(host, {
    title: '隐私保护提示',
    content: ['使用该功能前，请阅读', link, '。同意后才会使用你的个人信息。'],
    allowText: '同意',
  });
}

async function openContract(host: Host): Promise<void> {
  const layer = openLayer<void>(host, { label: CONTRACT_NAME, kind: 'bottom', dismissible: true });
  layer.panel.append(
    part('consent-title', CONTRACT_NAME),
    part('consent-text', '指引的内容由运营者在微信公众平台填写，这部浏览器里的手机没有它。'),
    part(
      'consent-buttons',
      button('知道了', 'consent-allow', () => layer.close(undefined)),
    ),
  );
  await layer.closed;
}

/** Before an api that touches personal data. Throws in the platform's words when the person refuses. */
export function requirePrivacy(host: Host, api: string): Promise<void> {
  return privacyOf(host).require(api);
}

/** A tap on `<button open-type="agreePrivacyAuthorization">`. */
export async function agreeToPrivacy(host: Host, buttonId: string): Promise<{ buttonId: string }> {
  privacyOf(host).agree();
  return { buttonId };
}

export function privacyApi(host: Host): Api {
  const privacy = privacyOf(host);
  return {
    onNeedPrivacyAuthorization: (listener: Listener) => {
      privacy.listener = listener;
    },
    requirePrivacyAuthorize: callbackApi('requirePrivacyAuthorize', () =>
      privacy.require('requirePrivacyAuthorize'),
    ),
    getPrivacySetting: callbackApi('getPrivacySetting', () => ({
      needAuthorization: !privacy.agreed,
      privacyContractName: CONTRACT_NAME,
    })),
    openPrivacyContract: callbackApi('openPrivacyContract', () => openContract(host)),
  };
}
