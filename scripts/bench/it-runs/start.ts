import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Figure } from '../figure';
import { PROJECT } from '../shared';

/** Milliseconds after which a start that says nothing has failed. */
const PATIENCE = 60_000;

/** The address it prints when it is ready. */
function address(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const listen = (text: Buffer) => {
      printed += text;
      const url = /http:\/\/127\.0\.0\.1:\d+\S*/.exec(printed)?.[0];
      if (url) resolve(url);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', () => reject(new Error(`npm start ended: ${printed}`)));
    setTimeout(() => reject(new Error(`npm start is not ready: ${printed}`)), PATIENCE).unref();
  });
}

/** A first start, seeds included, until its page can be fetched. */
export const startFigure: Figure = {
  subject: 'it-runs',
  name: 'npm start with no data yet, s',
  limit: 10,
  short: false,
  async measure(shared) {
    const begun = performance.now();
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', 'scripts/start.ts', '--port', '0', '--data', shared.folder()],
      { cwd: PROJECT, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    const ended = once(child, 'exit');
    try {
      const response = await fetch(await address(child));
      if (!response.ok) throw new Error(`the start page answers ${response.status}`);
      return (performance.now() - begun) / 1000;
    } finally {
      child.kill('SIGINT');
      await ended;
    }
  },
};
