import { APP_ID, ENVIRONMENT_ID } from '../environment';
import type { Invocation } from './invocation';

/** The second argument of `main`, in the platform's names. */
export function contextOf(
  invocation: Invocation,
  environment: Record<string, string>,
  timeoutSeconds: number,
): object {
  return {
    callbackWaitsForEmptyEventLoop: false,
    request_id: invocation.requestId,
    function_name: invocation.function,
    function_version: '$LATEST',
    namespace: ENVIRONMENT_ID,
    appid: APP_ID,
    memory_limit_in_mb: 256,
    time_limit_in_ms: timeoutSeconds * 1000,
    tencentcloud_region: 'ap-shanghai',
    environ: Object.entries(environment)
      .map(([key, value]) => `${key}=${value}`)
      .join(';'),
  };
}
