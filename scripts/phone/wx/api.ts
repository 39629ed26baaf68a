/** How every wx function is called and answers: callbacks, promises and `errMsg` as on the platform. */

export interface Callbacks<Result> {
  success?(result: Result & { errMsg: string }): void;
  fail?(error: { errMsg: string; errCode?: number }): void;
  complete?(result: { errMsg: string }): void;
}

/** What a wx function fails with: `errMsg` is `<api>:fail <reason>`. */
export class ApiError extends Error {
  readonly errMsg: string;

  constructor(
    api: string,
    reason: string,
    readonly errCode?: number,
  ) {
    super(`${api}:fail ${reason}`);
    this.name = 'ApiError';
    this.errMsg = this.message;
  }
}

/** A reason for failing that comes with one of the platform's error numbers. */
export class CodedError extends Error {
  constructor(
    message: string,
    readonly errCode: number,
  ) {
    super(message);
  }
}

export function errorMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function toApiError(api: string, error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  const errCode = error instanceof CodedError ? error.errCode : undefined;
  return new ApiError(api, errorMessage(error), errCode);
}

function answer<Result>(running: Promise<Result & { errMsg: string }>, callbacks: Callbacks<Result>): void {
  running.then(
    (result) => {
      callbacks.success?.(result);
      callbacks.complete?.(result);
    },
    (error: ApiError) => {
      const failure = {
        errMsg: error.errMsg,
        ...(error.errCode !== undefined && { errCode: error.errCode }),
      };
      callbacks.fail?.(failure);
      callbacks.complete?.(failure);
    },
  );
}

/**
 * An asynchronous wx function. With success, fail or complete among its options it answers through them and returns
 * nothing; otherwise it returns a promise. What `run` throws becomes `<name>:fail <message>`.
 */
export function asyncApi<Options extends object, Result extends object | void>(
  name: string,
  run: (options: Options) => Result | Promise<Result>,
) {
  return (options?: Options & Callbacks<Result>): Promise<Result & { errMsg: string }> | undefined => {
    const given = options ?? ({} as Options & Callbacks<Result>);
    const running = start(name, run, given);
    if (!given.success && !given.fail && !given.complete) return running;
    answer(running, given);
    return undefined;
  };
}

/** Like `asyncApi`, for the functions that on the platform have no promise style: they return nothing. */
export function callbackApi<Options extends object, Result extends object | void>(
  name: string,
  run: (options: Options) => Result | Promise<Result>,
) {
  return (options?: Options & Callbacks<Result>): void => {
    const given = options ?? ({} as Options & Callbacks<Result>);
    answer(start(name, run, given), given);
  };
}

async function start<Options extends object, Result extends object | void>(
  name: string,
  run: (options: Options) => Result | Promise<Result>,
  options: Options,
): Promise<Result & { errMsg: string }> {
  try {
    const result = await run(options);
    return { ...result, errMsg: `${name}:ok` } as Result & { errMsg: string };
  } catch (error) {
    throw toApiError(name, error);
  }
}

/** A family of wx functions. */
export type Api = Record<string, unknown>;
