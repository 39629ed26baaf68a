import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { TIMEOUT } from '../limits';
import { Refusal } from '../refusal';

const SCRIPT = join(__dirname, 'instance-main.cjs');

export interface InstanceOptions {
  /** The function's own folder, with index.js. */
  folder: string;
  /** Everything in the process's environment; nothing of ours leaks in. */
  environment: Record<string, string>;
  /** Which state of code and settings it runs; see `FunctionFolder.version`. */
  version: string;
  onLine(stream: 'stdout' | 'stderr', text: string): void;
  onExit(): void;
}

export interface Call {
  id: string;
  /** JSON. */
  event: string;
  context: object;
  /** Variables that say who is calling. */
  environment: Record<string, string>;
  timeoutSeconds: number;
}

type Message =
  | { kind: 'ready' }
  | { kind: 'failed'; message: string }
  | { kind: 'result'; id: string; text: string }
  | { kind: 'error'; id: string; message: string };

interface Waiting {
  resolve(message: Message): void;
  reject(error: Refusal): void;
}

/** A process that runs one function, one invocation at a time. */
export class Instance {
  readonly version: string;
  /** Invocations it has begun. */
  calls = 0;
  alive = true;
  private readonly child: ChildProcess;
  private readonly ready: Promise<Message>;
  private waiting?: Waiting;
  private initialized = false;

  constructor(options: InstanceOptions) {
    this.version = options.version;
    this.child = fork(SCRIPT, [options.folder], {
      cwd: options.folder,
      env: options.environment,
      execArgv: [],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const stream of ['stdout', 'stderr'] as const) {
      const input = this.child[stream];
      if (input) createInterface({ input }).on('line', (text) => options.onLine(stream, text));
    }
    this.child.on('message', (message: Message) => {
      this.initialized = true;
      this.waiting?.resolve(message);
    });
    this.child.on('error', () => this.kill());
    this.child.on('exit', () => {
      this.alive = false;
      this.waiting?.reject(this.exitError());
      options.onExit();
    });
    this.ready = this.answer(TIMEOUT.initialization, 'Initialization');
    // Whoever waits for the first invocation learns of a failed start; nobody may be waiting yet.
    this.ready.catch(() => {});
  }

  /** The result as JSON. Throws what the platform says when the function throws, exits or takes too long. */
  async invoke(call: Call): Promise<string> {
    this.calls += 1;
    const started = await this.ready;
    if (started.kind === 'failed') {
      this.kill();
      throw new Refusal('FUNCTIONS_EXECUTE_FAIL', started.message);
    }
    if (!this.alive) throw this.exitError();
    const { timeoutSeconds, ...message } = call;
    const answer = this.answer(timeoutSeconds, 'Invoking task');
    this.child.send(message);
    const told = await answer;
    if (told.kind === 'result') return told.text;
    throw new Refusal(
      'FUNCTIONS_EXECUTE_FAIL',
      told.kind === 'error' ? told.message : `unexpected ${told.kind}`,
    );
  }

  kill(): void {
    this.alive = false;
    this.child.kill('SIGKILL');
  }

  private exitError(): Refusal {
    const when = this.initialized ? 'running' : 'initializing';
    return new Refusal('FUNCTIONS_EXECUTE_FAIL', `User process exit when ${when}`);
  }

  /** What the process says next; throws when it says nothing in time, or ends. */
  private async answer(seconds: number, what: string): Promise<Message> {
    const timer = setTimeout(() => {
      const late = `${what} timed out after ${seconds} seconds`;
      this.waiting?.reject(new Refusal('FUNCTIONS_TIME_LIMIT_EXCEEDED', late));
      this.kill();
    }, seconds * 1000);
    try {
      return await new Promise<Message>((resolve, reject) => {
        this.waiting = { resolve, reject };
      });
    } finally {
      clearTimeout(timer);
      this.waiting = undefined;
    }
  }
}
