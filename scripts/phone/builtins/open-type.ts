/** What a `<button open-type>` does, and the event it answers with. */

import type { BuiltinInstance } from '../runtime/host-types';
import { errorMessage } from '../wx/api';
import { chooseAvatar } from '../wx/media/choose';
import { askForPhoneNumber } from '../wx/open/phone-number';
import { agreeToPrivacy } from '../wx/open/privacy';
import { openSettings } from '../wx/open/settings';
import { shareFromButton } from '../wx/open/share';

type Opener = Pick<BuiltinInstance, 'host' | 'id' | 'dataset' | 'fire'>;

interface OpenType {
  /** `bind:<event>` receives what `run` resolves to, or its error's errMsg. */
  event: string;
  /** What stands before `:ok` and `:fail` in errMsg. */
  api: string;
  run(opener: Opener): Promise<object>;
}

const OPEN_TYPES: Record<string, OpenType> = {
  share: {
    event: 'share',
    api: 'shareAppMessage',
    run: ({ host, id, dataset }) => shareFromButton(host, { id, dataset }),
  },
  getPhoneNumber: {
    event: 'getphonenumber',
    api: 'getPhoneNumber',
    run: ({ host }) => askForPhoneNumber(host),
  },
  getRealtimePhoneNumber: {
    event: 'getrealtimephonenumber',
    api: 'getRealtimePhoneNumber',
    run: ({ host }) => askForPhoneNumber(host),
  },
  openSetting: { event: 'opensetting', api: 'openSetting', run: ({ host }) => openSettings(host) },
  chooseAvatar: { event: 'chooseavatar', api: 'chooseAvatar', run: ({ host }) => chooseAvatar(host) },
  agreePrivacyAuthorization: {
    event: 'agreeprivacyauthorization',
    api: 'agreePrivacyAuthorization',
    run: ({ host, id }) => agreeToPrivacy(host, id),
  },
};

/** `open-type="getPhoneNumber|agreePrivacyAuthorization"` means both. */
export function openTypesOf(openType: string): string[] {
  return openType.split('|').filter(Boolean);
}

export function isOpenType(name: string): boolean {
  return Object.hasOwn(OPEN_TYPES, name);
}

export async function performOpenType(name: string, opener: Opener): Promise<void> {
  const openType = OPEN_TYPES[name];
  if (!openType) throw new Error(`<button open-type="${name}"> is not available in the browser phone`);
  try {
    const detail = await openType.run(opener);
    opener.fire(openType.event, { errMsg: `${openType.api}:ok`, ...detail });
  } catch (error) {
    opener.fire(openType.event, { errMsg: `${openType.api}:fail ${errorMessage(error)}` });
  }
}
