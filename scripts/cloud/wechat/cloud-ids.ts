import { randomBytes } from 'node:crypto';
import { APP_ID } from '../environment';
import type { Caller, OpenData } from '../types';

/** A CloudID lives five minutes. */
const LIFE = 5 * 60 * 1000;

interface Minted {
  openid: string;
  data: OpenData;
  at: number;
}

/** What a CloudID was opened to, or why it was not; codes and texts of the SDK's table. */
export type Opened =
  | { cloudID: string; data: Record<string, unknown> }
  | { cloudID: string; errCode: number; errMsg: string };

/** Opaque ids of open data. Only a function called by the person they were given to can open them. */
export class CloudIds {
  private readonly minted = new Map<string, Minted>();

  mint({ openid }: Caller, data: OpenData): string {
    if (!openid) throw new Error('a CloudID is minted for someone: openid is missing');
    const cloudId = `27_${randomBytes(36).toString('base64url')}`;
    this.minted.set(cloudId, { openid, data, at: Date.now() });
    return cloudId;
  }

  open(cloudID: string, openid: string | undefined): Opened {
    const minted = this.minted.get(cloudID);
    if (!minted) return { cloudID, errCode: -601005, errMsg: 'invalid cloudID' };
    if (Date.now() - minted.at > LIFE) return { cloudID, errCode: -601006, errMsg: 'cloudID expired' };
    if (minted.openid !== openid) {
      return { cloudID, errCode: -601007, errMsg: 'cloudID and calling user does not match' };
    }
    return { cloudID, data: openData(minted) };
  }
}

function openData({ data, at }: Minted): Record<string, unknown> {
  const watermark = { timestamp: Math.floor(at / 1000), appid: APP_ID };
  if (data.kind === 'group') return { opengid: data.opengid, watermark };
  return { phoneNumber: data.number, purePhoneNumber: data.number, countryCode: '86', watermark };
}
