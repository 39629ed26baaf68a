import { Refusal } from '../refusal';

const LONGEST = 850;

/**
 * The platform's rules for `cloudPath`: relative, no empty or dotted segments, no control characters, at most 850 bytes.
 * `? # %` are refused as well: the SDK applies `encodeURI` to the address of a file, which such a name does not survive.
 * Throws INVALID_PARAM.
 */
export function checkCloudPath(path: string): string {
  const segments = path.split('/');
  const wrong =
    Buffer.byteLength(path) > LONGEST ||
    segments.some((segment) => segment === '' || segment === '.' || segment === '..') ||
    /[\u0000-\u001f\u007f\\?#%]/.test(path);
  if (wrong) throw new Refusal('INVALID_PARAM', `cloudPath is not allowed: ${JSON.stringify(path)}`);
  return path;
}
