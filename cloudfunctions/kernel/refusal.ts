import type { RefusalCode } from '../../typings/reply';

/** Thrown anywhere below a procedure; becomes the reply `{ ok: false, code, say }`. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    /** One Chinese sentence a resident understands and can act on. */
    readonly say: string,
  ) {
    super(`${code}: ${say}`);
  }
}

/** Throws the refusal unless the condition holds. */
export function must(condition: unknown, code: RefusalCode, say: string): asserts condition {
  if (!condition) throw new Refusal(code, say);
}
