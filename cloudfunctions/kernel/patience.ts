import cloud from 'wx-server-sdk';

/**
 * To be imported first by a function that counts over whole months: a request may take longer than the SDK's 15 s, and
 * the SDK takes its settings once, when it is first initialized.
 */
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV, timeout: 50_000 } as unknown as Parameters<
  typeof cloud.init
>[0]);
