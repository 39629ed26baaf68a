const { statSync } = require('node:fs');
const { default: Sequencer } = require('@jest/test-sequencer');

/** From the slowest kind to the quickest: begun last, a story of a minute would keep one worker waiting for the other. */
const KINDS = ['stories', 'scripts', 'cloudfunctions', 'components'];

/** The same order on a machine that has never run the tests as on one that has: by kind, then the largest file first. */
module.exports = class LongestFirst extends Sequencer {
  /** @param {import('@jest/test-result').Test[]} tests */
  sort(tests) {
    const sizes = new Map(tests.map(({ path }) => [path, statSync(path).size]));
    const kindOf = ({ context }) => KINDS.indexOf(context.config.displayName.name);
    return [...tests].sort((a, b) => kindOf(a) - kindOf(b) || sizes.get(b.path) - sizes.get(a.path));
  }
};
