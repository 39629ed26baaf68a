import { messageOf, platformCode } from '../refusal';

/** What `wx.cloud.callFunction` throws at a mini-program. */
export class ClientError extends Error {
  constructor(
    readonly errCode: number,
    readonly errMsg: string,
  ) {
    super(errMsg);
    this.name = 'ClientError';
  }
}

// Number and text of the client's own table of errors; the platform gives no text for some.
const CLIENT_CODES: Record<string, [errCode: number, text: string]> = {
  FUNCTION_NOT_FOUND: [-501000, ''],
  FUNCTIONS_EXECUTE_FAIL: [-504002, 'functions execute fail'],
  FUNCTIONS_TIME_LIMIT_EXCEEDED: [-504003, ''],
  FUNCTIONS_RESULT_EXCEED_LIMIT: [-604001, 'cloudfunction result size exceed limit (1MB)'],
};
const UNKNOWN: [errCode: number, text: string] = [-1, 'unknown error'];

/** A failed call as the client of WeChat words it: `cloud.callFunction:fail Error: errCode: … | errMsg: …`. */
export function toClientError(error: unknown): ClientError {
  if (error instanceof ClientError) return error;
  const [errCode, text] = CLIENT_CODES[platformCode(error)] ?? UNKNOWN;
  return new ClientError(
    errCode,
    `cloud.callFunction:fail Error: errCode: ${errCode} ${text} | errMsg: ${messageOf(error)}`,
  );
}
