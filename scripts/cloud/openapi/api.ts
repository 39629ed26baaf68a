import { Refusal } from '../refusal';

/** Arguments as they travel: in snake_case, whatever the function wrote. */
export type Arguments = Record<string, unknown>;

export type Answer =
  | { json: Record<string, unknown> }
  /** A picture and the like. */
  | { bytes: Buffer; contentType: string };

export type Api = (given: Arguments) => Answer | Promise<Answer>;

/** A refusal of WeChat's own servers, which answer with `errcode` and `errmsg`. */
export class WechatError extends Error {
  constructor(
    readonly errcode: number,
    readonly errmsg: string,
  ) {
    super(errmsg);
    this.name = 'WechatError';
  }
}

/** A refusal of what this cloud does not do and WeChat does. */
export function notOffered(what: string): Refusal {
  return new Refusal('INVALID_PARAM', `the local cloud does not offer ${what}`);
}
