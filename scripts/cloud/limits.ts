const KB = 1024;
const MB = 1024 * KB;

/**
 * Sizes in bytes, of JSON as UTF-8. Sources: CloudBase error code EXCEED_MAX_PAYLOAD_SIZE (100 KB of text, 6 MB of
 * anything else), SCF status codes 406 and 407 (6 MB), error code -604001 of wx-server-sdk (1 MB back to a mini-program).
 */
export const LIMITS = {
  /** What a mini-program, or a text request over HTTP, may hand to a function. */
  textFromOutside: 100 * KB,
  binaryFromOutside: 6 * MB,
  /** What a function may hand to another. */
  event: 6 * MB,
  resultToClient: MB,
  result: 6 * MB,
  /** One request of the SDK; a document may have 16 MB. */
  adminRequest: 64 * MB,
  upload: 512 * MB,
} as const;

/** Seconds, as the console of WeChat allows them. */
export const TIMEOUT = { default: 3, longest: 60, initialization: 65 } as const;
