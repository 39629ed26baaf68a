// index.js of a function in tests: runs bundle.js from what V8 compiled before (`--compile` makes that). Plain
// CommonJS: it runs in an instance, without the tools of this repository.
'use strict';

const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { wrap } = require('node:module');
const path = require('node:path');
const { Script } = require('node:vm');

const filename = path.join(__dirname, 'bundle.js');
const compiled = path.join(__dirname, 'bundle.v8');
const script = new Script(wrap(readFileSync(filename, 'utf8')), {
  filename,
  cachedData: existsSync(compiled) ? readFileSync(compiled) : undefined,
});
script.runInThisContext()(exports, require, module, filename, __dirname);

// Only now does it hold the functions, too, that a start calls.
if (process.argv.includes('--compile')) writeFileSync(compiled, script.createCachedData());
