import type { PlatformError } from './database/types';

/** A refusal in the platform's words: the code is a string of the wire protocol. */
export class Refusal extends Error implements PlatformError {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

/**
 * The code a function's SDK sees for an error. Platform codes are words joined by underscores, which tells them from
 * those of Node (`ENOENT`); everything else is our own failure.
 */
export function platformCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[A-Z]+(_[A-Z]+)+$/.test(code) && !code.startsWith('ERR_')
    ? code
    : 'SYS_ERR';
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
