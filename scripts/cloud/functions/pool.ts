import { Refusal } from '../refusal';
import type { Instance } from './instance';

interface Waiting {
  resolve(instance: Instance): void;
  reject(error: Refusal): void;
}

export interface PoolOptions {
  maxInstances: number;
  /** Milliseconds. */
  idleAfter: number;
  /** The version an instance must have to be given work. */
  version(): string;
  /** `onExit` is to be called when the instance's process has ended. */
  start(version: string, onExit: () => void): Instance;
}

/** The instances of one function: more when busy up to a bound, a queue beyond it, none when idle for long. */
export class Pool {
  private readonly instances = new Set<Instance>();
  private readonly idle = new Map<Instance, NodeJS.Timeout>();
  private queue: Waiting[] = [];

  constructor(private readonly options: PoolOptions) {}

  /** An instance for one invocation; give it back with `release`. First come, first served. */
  acquire(): Promise<Instance> {
    return new Promise((resolve, reject) => {
      this.queue.push({ resolve, reject });
      this.serve();
    });
  }

  release(instance: Instance): void {
    if (instance.alive) {
      const reap = setTimeout(() => this.drop(instance), this.options.idleAfter);
      reap.unref();
      this.idle.set(instance, reap);
    } else {
      this.drop(instance);
    }
    this.serve();
  }

  stop(): void {
    const waiting = this.queue;
    this.queue = [];
    for (const { reject } of waiting) reject(new Refusal('FUNCTIONS_EXECUTE_FAIL', 'the cloud was stopped'));
    for (const instance of this.instances) this.drop(instance);
  }

  private serve(): void {
    while (this.queue.length > 0) {
      const instance = this.takeIdle() ?? this.startOne();
      if (!instance) return;
      this.queue.shift()?.resolve(instance);
    }
  }

  private takeIdle(): Instance | undefined {
    const version = this.options.version();
    for (const [instance, reap] of this.idle) {
      clearTimeout(reap);
      this.idle.delete(instance);
      if (instance.alive && instance.version === version) return instance;
      this.drop(instance);
    }
    return undefined;
  }

  private startOne(): Instance | undefined {
    if (this.instances.size >= this.options.maxInstances) return undefined;
    const instance: Instance = this.options.start(this.options.version(), () => {
      this.drop(instance);
      this.serve();
    });
    this.instances.add(instance);
    return instance;
  }

  private drop(instance: Instance): void {
    clearTimeout(this.idle.get(instance));
    this.idle.delete(instance);
    this.instances.delete(instance);
    instance.kill();
  }
}
