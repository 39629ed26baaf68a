import { Cron } from 'croner';
import { APP_ID } from '../environment';
import { messageOf } from '../refusal';
import type { LogLine } from '../types';
import type { FunctionFolder } from './folder';
import type { Functions, Invoked } from './functions';

/** The timers of every config.json, read when the cloud starts; they run in UTC+8, as on the platform. */
export class Timers {
  private jobs: Cron[] = [];

  constructor(
    private readonly folder: FunctionFolder,
    private readonly functions: Functions,
    private readonly onLog: (line: LogLine) => void,
  ) {}

  start(): void {
    this.jobs = this.folder.names().flatMap((name) =>
      this.folder.config(name).timers.map(
        (timer) =>
          // When both the day and the weekday are given either is enough: the platform's rule and croner's own.
          new Cron(timer.config, { timezone: 'Asia/Shanghai', unref: true }, () =>
            this.run(name, timer.name),
          ),
      ),
    );
  }

  /** Runs one now. */
  async fire(functionName: string, timer: string): Promise<Invoked> {
    const known = this.folder.config(functionName).timers.some(({ name }) => name === timer);
    if (!known) throw new Error(`function ${functionName} has no timer named ${timer}`);
    return this.functions.invoke({
      function: functionName,
      event: {
        Type: 'Timer',
        TriggerName: timer,
        Time: new Date().toISOString(),
        Message: '',
        userInfo: { appId: APP_ID },
      },
      caller: {},
      source: 'wx_trigger',
      chain: 'wx_trigger',
    });
  }

  stop(): void {
    for (const job of this.jobs) job.stop();
  }

  private async run(functionName: string, timer: string): Promise<void> {
    try {
      await this.fire(functionName, timer);
    } catch (error) {
      this.onLog({ function: functionName, stream: 'stderr', text: `timer ${timer}: ${messageOf(error)}` });
    }
  }
}
