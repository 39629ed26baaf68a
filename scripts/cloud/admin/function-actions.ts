import * as v from 'valibot';
import type { Functions } from '../functions/functions';
import { type Action, action } from './action';

const Invoke = v.object({ function_name: v.string(), request_data: v.optional(v.string(), '') });

/** `cloud.callFunction` of a function: the callee acts for the same person. */
export function functionActions(functions: Functions): Record<string, Action> {
  return {
    'functions.invokeFunction': action(
      Invoke,
      async ({ function_name, request_data }, { invocation, chain }) => {
        const { text, record } = await functions.invoke({
          function: function_name,
          event: request_data === '' ? {} : JSON.parse(request_data),
          caller: invocation?.caller ?? {},
          source: 'scf',
          chain,
        });
        return { requestId: record.requestId, data: { response_data: text } };
      },
    ),
  };
}
