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

/**
 * A headless browser for tests and tools: `CHROME_PATH`, else an installed one, else the one that npm brought.
 * @param which 'packed' takes the last one in any case
 */
export async function launchBrowser(which?: 'packed'): Promise<Browser> {
  const { path, env } = which === 'packed' ? await packedChromium() : await findBrowser();
  return chromium.launch({ executablePath: path, env: env as Record<string, string>, args: ARGUMENTS });
}

async function findBrowser(): Promise<Executable> {
  const wanted = process.env.CHROME_PATH;
  if (wanted && !existsSync(wanted)) throw new Error(`CHROME_PATH: there is no ${wanted}`);
  const found = wanted ?? INSTALLED.find((candidate) => existsSync(candidate));
  return found ? { path: found } : packedChromium();
}
