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
const node = { testEnvironment: 'node', transform, transformIgnorePatterns };

module.exports = {
  // A busy machine is slow; a test that hangs is found all the same.
  testTimeout: 60_000,
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
