import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { type Executable, packedChromium } from './packed-chromium';

/** Where Chrome, Chromium and Edge are installed on Linux, macOS and Windows. */
const INSTALLED = [
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Tests run as root in containers, and nothing but the pages under test may use the network. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-pings',
];

/** Where the browser that npm brings runs: what it was packed for. */
const RUNS_PACKED = process.platform === 'linux' && process.arch === 'x64';

/**
 * A headless browser for tests and tools: `CHROME_PATH`, else the one that npm brought, which is the same everywhere
 * and opens a page in a quarter of the time that a desktop browser takes, else an installed one.
 * @param which of the last two in any case, as far as there is one
 */
export async function launchBrowser(which?: 'packed' | 'installed'): Promise<Browser> {
  const { path, env } = which === 'packed' ? await packedChromium() : await findBrowser(which);
  return chromium.launch({ executablePath: path, env: env as Record<string, string>, args: ARGUMENTS });
}

async function findBrowser(which?: 'installed'): Promise<Executable> {
  const wanted = process.env.CHROME_PATH;
  if (wanted && !existsSync(wanted)) throw new Error(`CHROME_PATH: there is no ${wanted}`);
  if (wanted) return { path: wanted };
  const installed = INSTALLED.find((candidate) => existsSync(candidate));
  return installed && (which === 'installed' || !RUNS_PACKED) ? { path: installed } : packedChromium();
}
