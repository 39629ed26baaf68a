import type { PhoneSettings } from '../contract';
import type { LaunchOptions } from './host-types';
import { parsePageUrl } from './pages/url';

/** Scene number of the platform: opened from the list of mini-programs. */
const FROM_LIST = 1001;

/** What the app is told about how it was opened. */
export function launchOptions({
  path: url,
  scene,
  opengid,
}: NonNullable<PhoneSettings['launch']>): LaunchOptions {
  const { path, query } = parsePageUrl(`/${url.replace(/^\//, '')}`);
  return { path, query, scene, ...(opengid && { shareTicket: opengid }), referrerInfo: {} };
}

/** The address in the browser names the page before the settings do, and these before the app's first page. */
export function firstOptions(
  requestedUrl: string,
  { launch }: PhoneSettings,
  homePath: string,
): LaunchOptions {
  return launchOptions({
    path: requestedUrl || launch?.path || homePath,
    scene: launch?.scene ?? FROM_LIST,
    opengid: launch?.opengid,
  });
}
