import { dirname } from 'node:path';
import { APP_ID, ENVIRONMENT_ID } from '../environment';
import type { Caller } from '../types';

/** Where functions that are not bundled find `wx-server-sdk`, wherever their folder lies. */
const NODE_MODULES = dirname(dirname(require.resolve('wx-server-sdk/package.json')));

/** What the platform sets for a function's process: it leads the unmodified SDK to this cloud. */
export function processEnvironment(
  functionName: string,
  cloudUrl: string,
  ofConsole: Record<string, string>,
): Record<string, string> {
  return {
    ...ofConsole,
    PATH: process.env.PATH ?? '',
    NODE_PATH: NODE_MODULES,
    TZ: 'UTC',
    SCF_FUNCTIONNAME: functionName,
    SCF_NAMESPACE: ENVIRONMENT_ID,
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    // The SDK signs with these; nothing here verifies the signature, the cloud listens on this machine only.
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    TENCENTCLOUD_SESSIONTOKEN: 'local',
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${cloudUrl}/admin` }),
    TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_SOURCE,TCB_SEQID,TCB_SESSIONTOKEN',
    TCB_ENV: ENVIRONMENT_ID,
    WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID,WX_UNIONID,WX_CLIENTIP,WX_API_TOKEN',
    // Switches `cloud.logger()` on.
    _SCF_TCB_LOG: '1',
    // Silences the SDK's warning about requests over three seconds, which a debugger would cause.
    SILENCE: 'true',
  };
}

/** What the platform sets for one invocation: on whose behalf it runs. */
export function identityEnvironment(options: {
  caller: Caller;
  chain: string;
  token: string;
  byTimer: boolean;
}): Record<string, string> {
  const { caller, chain, token, byTimer } = options;
  return {
    TCB_SOURCE: chain,
    WX_APPID: APP_ID,
    WX_CLIENTIP: '127.0.0.1',
    WX_API_TOKEN: token,
    ...(caller.openid && { WX_OPENID: caller.openid }),
    ...(caller.unionid && { WX_UNIONID: caller.unionid }),
    ...(byTimer && { TRIGGER_SRC: 'timer', WX_TRIGGER_API_TOKEN_V0: token }),
  };
}
