/** Four kinds of tests, from the quickest to the slowest: rules, the local cloud and phone, components, stories. */
const transform = {
  '^.+\\.(t|m?j)s$': [
    '@swc/jest',
    { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
  ],
};
// These packages are published as ES modules only.
const transformIgnorePatterns = [
  '/node_modules/(?!(valibot|croner|qr|fast-check|@sparticuz|tdesign-miniprogram)/)',
];
/**
 * Looking up a global costs a call out of the sandbox each time: these are handed to every module instead. Not what tests
 * replace (Date, timers), nor what a package declares by the same name (RegExp).
 */
const sandboxInjectedGlobals = [
  ...[
    'Array',
    'BigInt',
    'Boolean',
    'Buffer',
    'DataView',
    'Error',
    'Function',
    'JSON',
    'Map',
    'Math',
    'Number',
    'Object',
  ],
  ...['Promise', 'Set', 'String', 'Symbol', 'TypeError', 'Uint8Array', 'WeakMap', 'process'],
];
const node = { testEnvironment: 'node', transform, transformIgnorePatterns, sandboxInjectedGlobals };

module.exports = {
  // A busy machine is slow; a test that hangs is found all the same.
  testTimeout: 60_000,
  testSequencer: '<rootDir>/tests/support/longest-first.cjs',
  projects: [
    { ...node, displayName: 'cloudfunctions', testMatch: ['<rootDir>/cloudfunctions/**/*.test.ts'] },
    {
      ...node,
      displayName: 'scripts',
      testMatch: ['<rootDir>/scripts/**/*.test.ts', '<rootDir>/seeds/**/*.test.ts'],
    },
    {
      displayName: 'components',
      testEnvironment: 'jsdom',
      testMatch: ['<rootDir>/miniprogram/**/*.test.ts'],
      transform,
      transformIgnorePatterns,
      // TDesign brings its own copies of these.
      moduleNameMapper: {
        '^(tslib|dayjs|tinycolor2|marked)$':
          '<rootDir>/node_modules/tdesign-miniprogram/miniprogram_dist/miniprogram_npm/$1',
      },
    },
    { ...node, displayName: 'stories', testMatch: ['<rootDir>/tests/{stories,look}/**/*.test.ts'] },
  ],
};
