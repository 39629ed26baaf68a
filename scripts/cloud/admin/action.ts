import * as v from 'valibot';
import type { Database } from '../database/types';
import type { Invocation } from '../functions/invocation';
import { Refusal } from '../refusal';

export interface ActionContext {
  /** Undefined for a request from outside of any function. */
  invocation?: Invocation;
  /** Who called whom, from the request's header; see `Invocation.chain`. */
  chain: string;
  /** Counts what it is asked into the record of the invocation. */
  database: Database;
}

/** Part of the answer beside `requestId`: most actions answer in `data`. */
export type Reply = { data?: unknown; transactionId?: string; requestId?: string };

export type Action = (params: unknown, context: ActionContext) => Promise<Reply>;

/** An action whose parameters are checked first; throws INVALID_PARAM naming the one that is wrong. */
export function action<Schema extends v.GenericSchema>(
  schema: Schema,
  run: (params: v.InferOutput<Schema>, context: ActionContext) => Promise<Reply>,
): Action {
  return async (params, context) => {
    const parsed = v.safeParse(schema, params);
    if (parsed.success) return run(parsed.output, context);
    const [issue] = parsed.issues;
    throw new Refusal('INVALID_PARAM', `${v.getDotPath(issue) ?? 'parameters'}: ${issue.message}`);
  };
}
