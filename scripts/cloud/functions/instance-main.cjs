// One instance of a function, as the platform runs it: a process that answers one invocation at a time and learns who is
// calling from its environment variables. Plain CommonJS: it must start without the tools of this repository.
'use strict';

const path = require('node:path');

/** @typedef {{ id: string, event: string, context: object, environment: Record<string, string> }} Call */

/** @typedef {(event: unknown, context: object, callback: (error: unknown, result?: unknown) => void) => unknown} Main */

/** @param {unknown} error */
const describe = (error) => (error instanceof Error && error.stack) || String(error);

// What `cloud.logger()` writes to where advanced logging is switched on.
Object.assign(console, {
  /** @param {object} message @param {'log' | 'info' | 'warn' | 'error'} level */
  __baseLog__: (message, level) => console[level](JSON.stringify({ level, ...message })),
});

/** @returns {Main} */
function load() {
  const main = require(path.join(String(process.argv[2]), 'index.js')).main;
  if (typeof main !== 'function') throw new Error('HandlerNotFound: index.js exports no function named main');
  return main;
}

/** @type {string[]} */
let identity = [];

/**
 * Variables of the last invocation must not outlive it: a timer's call has no openid.
 * @param {Record<string, string>} variables
 */
function assume(variables) {
  for (const name of identity) delete process.env[name];
  identity = Object.keys(variables);
  Object.assign(process.env, variables);
}

/** @param {Main} main @param {Call} call */
function run(main, call) {
  return new Promise((resolve, reject) => {
    const returned = main(JSON.parse(call.event), call.context, (error, result) =>
      error ? reject(error) : resolve(result),
    );
    // A function that takes the callback and returns nothing answers through it.
    if (main.length < 3 || returned !== undefined) resolve(returned);
  });
}

/** @param {object} message */
const tell = (message) => process.send?.(message);

process.on('disconnect', () => process.exit());

try {
  const main = load();
  process.on('message', async (/** @type {Call} */ call) => {
    assume(call.environment);
    try {
      tell({ kind: 'result', id: call.id, text: JSON.stringify((await run(main, call)) ?? null) });
    } catch (error) {
      tell({ kind: 'error', id: call.id, message: describe(error) });
    }
  });
  tell({ kind: 'ready' });
} catch (error) {
  tell({ kind: 'failed', message: describe(error) });
}
