import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../database/types';
import type { Faults } from '../faults';
import type { Invocation, Invocations } from '../functions/invocation';
import type { Exchange } from '../http/exchange';
import { LIMITS } from '../limits';
import type { OpenApi } from '../openapi/openapi';
import { messageOf, platformCode, Refusal } from '../refusal';
import type { Action, ActionContext } from './action';
import { readMultipart } from './multipart';

/** The one `content-type` by which the SDK tells a refusal from a protobuf answer. */
const REFUSAL_TYPE = 'application/json; charset=utf-8';

interface AdminRequest {
  action: string;
  params: Record<string, unknown>;
  /** Protobuf of `wx.openApi`. */
  requestData?: Buffer;
}

interface Answer {
  type: string;
  body: string | Buffer;
}

export interface AdminOptions {
  actions: Record<string, Action>;
  database: Database;
  openApi: OpenApi;
  invocations: Invocations;
  faults: Faults;
}

/** `POST /admin`: everything the SDK asks of the platform. */
export class Admin {
  constructor(private readonly options: AdminOptions) {}

  async handle(exchange: Exchange): Promise<void> {
    const request = await readRequest(exchange);
    const invocation = this.options.invocations.of(String(request.params.wxCloudApiToken ?? ''));
    const context = this.contextOf(exchange, request, invocation);
    const perform = () => this.perform(request, context);
    const answer = invocation ? await this.performWithFaults(invocation, perform) : await perform();
    if (answer) exchange.send(200, answer.type, answer.body);
    else exchange.drop();
  }

  private contextOf(exchange: Exchange, { action }: AdminRequest, invocation?: Invocation): ActionContext {
    const { database } = this.options;
    const chain = exchange.header('x-tcb-source') ?? 'scf';
    if (!invocation) return { chain, database };
    const { record } = invocation;
    if (action.startsWith('database.')) record.requests += 1;
    else record.otherRequests += 1;
    return { invocation, chain, database: database.metered(record) };
  }

  /** Undefined when no answer is to leave. */
  private async performWithFaults(
    invocation: Invocation,
    perform: () => Promise<Answer>,
  ): Promise<Answer | undefined> {
    const struck = this.options.faults.strike(invocation.function);
    if (struck.kill === 'before') {
      invocation.kill();
      return undefined;
    }
    if (struck.delay > 0) await sleep(struck.delay);
    if (struck.refusal) return refused(struck.refusal);
    const first = await perform();
    // The network delivered the request twice: the second answer is the one that arrives.
    const answer = struck.repeat ? await perform() : first;
    if (struck.kill) invocation.kill();
    return struck.kill || struck.dropReply ? undefined : answer;
  }

  private async perform(request: AdminRequest, context: ActionContext): Promise<Answer> {
    const { actions, openApi } = this.options;
    try {
      if (request.action === 'wx.openApi' && request.requestData) {
        const apiName = String(request.params.apiName);
        const body = await openApi.answer(apiName, request.requestData, context.invocation);
        return { type: 'application/octet-stream', body };
      }
      const action = Object.hasOwn(actions, request.action) ? actions[request.action] : undefined;
      if (!action) throw new Refusal('INVALID_PARAM', `the local cloud does not offer ${request.action}`);
      const reply = { requestId: randomUUID(), ...(await action(request.params, context)) };
      return { type: 'application/json', body: JSON.stringify(reply) };
    } catch (error) {
      return refused(error);
    }
  }
}

async function readRequest(exchange: Exchange): Promise<AdminRequest> {
  const body = await exchange.body(LIMITS.adminRequest);
  const contentType = exchange.header('content-type') ?? '';
  if (!contentType.startsWith('multipart/form-data')) {
    const params = JSON.parse(body.toString());
    return { action: String(params.action), params };
  }
  const fields = readMultipart(body, contentType);
  const params = Object.fromEntries([...fields].map(([name, value]) => [name, value.toString()]));
  return { action: String(params.action), params, requestData: fields.get('requestData') };
}

function refused(error: unknown): Answer {
  const code = platformCode(error);
  if (code === 'SYS_ERR') console.error(error);
  return {
    type: REFUSAL_TYPE,
    body: JSON.stringify({ requestId: randomUUID(), code, message: messageOf(error) }),
  };
}
