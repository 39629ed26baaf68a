import type { Host } from '../../runtime/host-types';
import { cloudOf } from '../cloud/client';
import { askForConsent } from './consent-popup';
import { requirePrivacy } from './privacy';

/** 138****1234: what the popup shows before the number is given. */
export function maskPhoneNumber(number: string): string {
  return number.replace(/^(.{3}).*(.{4})$/, '$1****$2');
}

/** `<button open-type="getPhoneNumber">`: the number itself goes to the cloud only, by its CloudID. */
export async function askForPhoneNumber(host: Host): Promise<{ cloudID: string }> {
  await requirePrivacy(host, 'getPhoneNumber');
  const number = host.settings.phoneNumber;
  if (!number) throw new Error('user has no phone number');
  const allowed = await askForConsent(host, {
    title: '申请获取并验证你的手机号',
    content: [maskPhoneNumber(number)],
    refuseText: '不允许',
  });
  if (!allowed) throw new Error('user deny');
  const client = cloudOf(host);
  return client.postJson<{ cloudID: string }>('/client/cloudid', {
    openid: client.openid,
    data: { kind: 'phone', number },
  });
}
