import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Reply } from '../../typings/reply';
import type { PageState } from './protocol';

/** `npm start` in a process group of its own, as a terminal starts it. */
export interface Started {
  url: string;
  /** As Ctrl-C: to every process of the group. */
  interrupt(): void;
  /** As a process manager does: to the one process it started. */
  terminate(): void;
  /** At once, when it still runs. */
  kill(): void;
  /** Whether no process of the group is left, or will be in a moment: the system buries the dead in its own time. */
  isGone(): Promise<boolean>;
}

export function temporaryData(): string {
  return mkdtempSync(join(tmpdir(), 'loulijian-data-'));
}

/** Throws what was printed when it ends without an address. */
export async function startChild(data: string, port: number): Promise<Started> {
  const script = resolve(__dirname, '../start.ts');
  const args = ['--import', 'tsx', script, '--data', data, '--port', String(port)];
  const child = spawn(process.execPath, args, {
    cwd: resolve(__dirname, '../..'),
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const group = -(child.pid as number);
  return {
    url: await addressOf(child),
    interrupt: () => process.kill(group, 'SIGINT'),
    terminate: () => process.kill(-group, 'SIGTERM'),
    kill: () => exists(group) && process.kill(group, 'SIGKILL'),
    isGone: () => isGone(group),
  };
}

export async function stateOf({ url }: Pick<Started, 'url'>): Promise<PageState> {
  return (await fetch(`${url}/state`)).json() as Promise<PageState>;
}

/** The address of the cloud that this person's phone was told of. */
export async function cloudOf({ url }: Started, openid: string): Promise<string> {
  const settings = await (await fetch(`${url}/phone/${openid}/settings.js`)).text();
  return /"cloud":"([^"]+)"/.exec(settings)?.[1] ?? '';
}

/** Calls the api as this person's phone does. */
export async function callApi<Data>(
  cloud: string,
  openid: string,
  name: string,
  input: object,
): Promise<Data> {
  const { result } = await post(`${cloud}/call/api`, {
    openid,
    data: { name, input, requestId: randomUUID() },
  });
  const reply = result as Reply<Data>;
  if (!reply.ok) throw new Error(reply.say);
  return reply.data;
}

/** Throws what the server says against it. */
export async function post(url: string, body: object): Promise<Record<string, unknown>> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  const answer = (await response.json()) as Record<string, unknown>;
  if (!response.ok) throw new Error(`${url}: ${answer.error}`);
  return answer;
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let printed = '';
    const hear = (text: Buffer) => {
      printed += text;
      const address = /楼里见：(http:\S+)/.exec(printed)?.[1];
      if (address) found(address);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.on('close', () => failed(new Error(printed)));
  });
}

async function isGone(pid: number): Promise<boolean> {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (!exists(pid)) return true;
    await setTimeout(100);
  }
  return false;
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
