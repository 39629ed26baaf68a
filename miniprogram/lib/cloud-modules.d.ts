/**
 * The types of the api come from cloudfunctions, whose files import these modules of Node. Declared empty here, they
 * let that code pass through the phone's type check without giving phone code a single global of Node's.
 */
declare module 'node:buffer';
declare module 'node:crypto';
declare module 'node:perf_hooks';
declare module 'node:process';
declare module 'node:zlib';
