import type * as v from 'valibot';
import type { CollectionName, Documents } from './database';
import type { SubjectQuery } from './identify';
import type { Person } from './person';

type Schema = v.GenericSchema;

export interface Context<Input, Subject> {
  input: Input;
  caller: Person;
  /** The document this call is about; `undefined` only for procedures without `subject`. */
  subject: Subject;
  requestId: string;
  now: Date;
}

interface Base<I extends Schema, S, O> {
  /** Parsed before anything is read. */
  input: I;
  /** Throws a Refusal unless the caller may. Pure: it costs no request. Who may call is always said, never left out. */
  allow(context: Pick<Context<v.InferOutput<I>, S>, 'input' | 'caller' | 'subject'>): void;
  /** Reads the caller's document anew instead of trusting the instance for 30 s: roles, phone numbers, minors, exports. */
  sensitive?: boolean;
  run(context: Context<v.InferOutput<I>, S>): Promise<O>;
}

/** One verb of the api: what it takes, who may, what it does. */
export interface Procedure<I extends Schema = Schema, S = unknown, O = unknown> extends Base<I, S, O> {
  subject?: (input: v.InferOutput<I>, callerId: string) => SubjectQuery<CollectionName>;
  /** What the person is told when the subject is not there. */
  missing?: string;
}

/** A procedure about one document, which is read together with the caller and is there when `allow` and `run` are called. */
export function procedureOn<I extends Schema, N extends CollectionName, O>(
  definition: Base<I, Documents[N], O> & {
    subject: (input: v.InferOutput<I>, callerId: string) => SubjectQuery<N>;
    missing: string;
  },
): Procedure<I, Documents[N], O> {
  return definition;
}

/** A procedure that needs no document of its own to decide who may. */
export function procedure<I extends Schema, O>(
  definition: Base<I, undefined, O>,
): Procedure<I, undefined, O> {
  return definition;
}

/** A rule: whoever WeChat logged in, known or not. */
export function anyone(): void {}
