import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Signs addresses of files. The key lives as long as the process: links of an earlier run have expired. */
export class Signatures {
  private readonly key = randomBytes(32);

  /** `expires` in seconds since the epoch. */
  sign(method: 'GET' | 'PUT', path: string, expires: number): string {
    return createHmac('sha256', this.key).update(`${method}\n${path}\n${expires}`).digest('hex');
  }

  verify(method: 'GET' | 'PUT', path: string, expires: number, signature: string): boolean {
    const expected = Buffer.from(this.sign(method, path, expires));
    const given = Buffer.from(signature);
    return (
      expected.length === given.length && timingSafeEqual(expected, given) && expires * 1000 > Date.now()
    );
  }
}
