import type { Api as LightApi } from '../../cloudfunctions/domain';
import type { HeavyApi } from '../../cloudfunctions/domain/report/heavy';
import type { Call, RefusalCode, Reply } from '../../typings/reply';

type Api = LightApi & HeavyApi;
export type Name = keyof Api;
export type Input<N extends Name> = Api[N]['input'];
export type Output<N extends Name> = Api[N]['output'];

const OFFLINE = '网络好像断了，请看看手机有没有连上网，再试一次。';

const BROKEN = '没有办成，请稍等一会儿再试。';

/** The cloud was reached and the function failed there: the platform numbers such errors, a lost connection has -1. */
function isOurs(error: { errCode?: number }): boolean {
  return (error.errCode ?? -1) < -1;
}

/** Why a call brought nothing; `say` is one sentence for the person. `offline`: no answer came, twice. */
export class Refused extends Error {
  constructor(
    readonly code: RefusalCode | 'offline',
    readonly say: string,
  ) {
    super(`${code}: ${say}`);
  }
}

/**
 * One intention of one person. A form makes it when it opens and keeps it until it succeeds: however often the button
 * is tapped and the network fails, the thing is done once.
 */
export function newRequestId(): string {
  const letters = () => Math.random().toString(36).slice(2, 12);
  return `${Date.now().toString(36)}-${letters()}${letters()}`;
}

/** What another function than `api` answers: the type makes sure that none is forgotten. */
const HEAVY: Record<keyof HeavyApi, true> = {
  'report.make': true,
  'report.template': true,
  'report.check': true,
  'report.apply': true,
  'report.record': true,
};

async function send(request: Call): Promise<Reply<unknown>> {
  const name = Object.hasOwn(HEAVY, request.name) ? 'report' : 'api';
  const { result } = await wx.cloud.callFunction({ name, data: request });
  return result as Reply<unknown>;
}

/**
 * Asks the cloud. A call that got no answer is sent once more with the same `requestId`, which is safe.
 *
 * @throws Refused
 */
export async function call<N extends Name>(
  name: N,
  input: Input<N>,
  requestId = newRequestId(),
): Promise<Output<N>> {
  const request = { name, input, requestId };
  const reply = await send(request)
    .catch(() => send(request))
    .catch((error) => {
      throw isOurs(error) ? new Refused('broken', BROKEN) : new Refused('offline', OFFLINE);
    });
  if (!reply.ok) throw new Refused(reply.code, reply.say);
  return reply.data as Output<N>;
}

/** What a page shows instead of what it could not load. */
export interface Fault {
  say: string;
  /** Whether trying again could help; where it cannot, the way back is offered. */
  again: boolean;
}

/** What stays as it is however often one asks. */
const FINAL: Refused['code'][] = ['bad-input', 'not-allowed', 'not-found', 'not-joined', 'removed'];

/** What to show of a call that brought nothing. Anything but a refusal is thrown on, as by `sayOf`. */
export function faultOf(error: unknown): Fault {
  const say = sayOf(error);
  return { say, again: !FINAL.includes((error as Refused).code) };
}

/** What to tell the person. Anything but a refusal is a fault in the page itself and is thrown on. */
export function sayOf(error: unknown): string {
  if (error instanceof Refused) return error.say;
  throw error;
}
