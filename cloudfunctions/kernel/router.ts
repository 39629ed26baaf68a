import * as v from 'valibot';
import type { Reply } from '../../typings/reply';
import { now } from './clock';
import { identify, identifyWith } from './identify';
import { personId } from './ids';
import type { Procedure } from './procedure';
import { must, Refusal } from './refusal';

/** Of every type: the table holds them all. */
type AnyProcedure = Procedure<any, any, any>;
export type Procedures = Record<string, AnyProcedure>;

/** What the phone sees of a procedure: the type of its input and of its answer. */
export type ApiOf<P extends Procedures> = {
  [Name in keyof P]: P[Name] extends Procedure<infer I, infer _S, infer O>
    ? { input: v.InferInput<I>; output: O }
    : never;
};

const call = v.object({
  name: v.string(),
  input: v.unknown(),
  requestId: v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/)),
});

function parse<S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> {
  const parsed = v.safeParse(schema, value);
  // A schema's own message is a sentence for the person; valibot's are for developers and stay in the log.
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const sentence = /[\u4e00-\u9fff]/.test(issue.message) ? issue.message : '填写的内容不对，请检查后再试。';
  throw new Refusal('bad-input', sentence);
}

async function dispatch(procedures: Procedures, openid: string, event: unknown): Promise<unknown> {
  const { name, input: raw, requestId } = parse(call, event);
  const procedure = Object.hasOwn(procedures, name) ? procedures[name] : undefined;
  must(procedure, 'bad-input', '这个版本太旧了，请退出小程序重新打开。');
  const input = parse(procedure.input, raw);
  const at = now();
  const { caller, subject } = procedure.subject
    ? await identifyWith(openid, at, procedure.subject(input, personId(openid)))
    : { caller: await identify(openid, at, procedure.sensitive ?? false), subject: undefined };
  if (procedure.subject) must(subject, 'not-found', procedure.missing ?? '找不到了。');
  procedure.allow({ input, caller, subject });
  return procedure.run({ input, caller, subject, requestId, now: at });
}

/** Answers one call. Never throws: what is not a refusal is logged with the request id and says nothing of the inside. */
export async function answer(
  procedures: Procedures,
  openid: string | undefined,
  event: unknown,
): Promise<Reply<unknown>> {
  try {
    must(openid, 'not-allowed', '请在微信里打开这个小程序。');
    return { ok: true, data: (await dispatch(procedures, openid, event)) ?? null };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, code: error.code, say: error.say };
    const { name, requestId } = (event ?? {}) as { name?: unknown; requestId?: unknown };
    console.error(`${name} ${requestId}`, error);
    return { ok: false, code: 'broken', say: '没有办成，请稍等一会儿再试。' };
  }
}
