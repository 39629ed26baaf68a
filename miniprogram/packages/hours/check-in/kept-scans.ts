import type { Input } from '../../../lib/cloud';

/** A scan that waits on the phone for a network. */
export interface KeptScan {
  verb: 'hours.checkIn' | 'hours.checkOut';
  input: Input<'hours.checkIn'>;
  requestId: string;
}

const KEY = 'kept-scans';

/** In the order in which they were scanned. */
export function keptScans(): KeptScan[] {
  return (wx.getStorageSync(KEY) as KeptScan[]) || [];
}

export function keepScan(scan: KeptScan): void {
  wx.setStorageSync(KEY, [...keptScans(), scan]);
}

export function dropScan({ requestId }: KeptScan): void {
  wx.setStorageSync(
    KEY,
    keptScans().filter((each) => each.requestId !== requestId),
  );
}
