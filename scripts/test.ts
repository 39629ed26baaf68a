import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

/**
 * `npm test`: types of each side, lint, then every test. Goes on after a failure, so that one run shows them all.
 * The last line counts the tests that jest ran, with each failed check before them as one more failure.
 */
const root = path.resolve(__dirname, '..');
const bin = path.join(root, 'node_modules', '.bin');
const report = path.join(root, 'dist', 'jest.json');

function passes(title: string, command: string, ...args: string[]): boolean {
  const started = Date.now();
  const { status } = spawnSync(path.join(bin, command), args, { cwd: root, stdio: 'inherit' });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${status === 0 ? 'ok' : 'FAILED'}  ${title} (${seconds} s)`);
  return status === 0;
}

function readReport(): { numPassedTests: number; numFailedTests: number; numFailedTestSuites: number } {
  return JSON.parse(readFileSync(report, 'utf8'));
}

rmSync(report, { force: true });
mkdirSync(path.dirname(report), { recursive: true });

const checks = [
  passes('types: phone', 'tsc', '-p', 'miniprogram'),
  passes("types: phone's tests", 'tsc', '-p', 'miniprogram/tsconfig.tests.json'),
  passes('types: cloud', 'tsc', '-p', 'cloudfunctions'),
  passes('types: scripts', 'tsc', '-p', 'scripts'),
  passes('lint', 'biome', 'check', '--error-on-warnings', '.'),
];
// Jest leaves one core idle, which on a machine of two is half of it.
const options = ['--maxWorkers=100%', '--json', `--outputFile=${report}`];
const jest = passes('tests', 'jest', ...options, ...process.argv.slice(2));
const { numPassedTests, numFailedTests, numFailedTestSuites } = readReport();
// A suite that does not even load has no failed test of its own.
const failedTests = Math.max(numFailedTests, numFailedTestSuites);
const failed = failedTests + checks.filter((passed) => !passed).length;
console.log(`${numPassedTests} passed, ${failed} failed`);
process.exitCode = failed > 0 || !jest ? 1 : 0;
