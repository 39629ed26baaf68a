import { messageOf } from '../refusal';
import type { LogLine } from '../types';
import type { FunctionFolder } from './folder';
import type { Functions } from './functions';

/** A message or an event as WeChat pushes it. */
export interface Push extends Record<string, unknown> {
  MsgType: string;
  Event: string;
}

/** Calls the function that takes what WeChat pushes: each kind of message goes to one function. */
export class Pushes {
  private stopped = false;

  constructor(
    private readonly folder: FunctionFolder,
    private readonly functions: Functions,
    private readonly onLog: (line: LogLine) => void,
  ) {}

  /** WeChat sends it once, whatever becomes of it. */
  async send(push: Push): Promise<void> {
    if (this.stopped) return;
    const taking = this.folder.names().find((name) => this.takes(name, push));
    if (!taking) return this.complain('', `no function takes ${push.MsgType}/${push.Event}`);
    try {
      await this.functions.invoke({
        function: taking,
        event: push,
        caller: {},
        source: 'wx_unknown',
        chain: 'wx_unknown',
      });
    } catch (error) {
      this.complain(taking, `push ${push.Event}: ${messageOf(error)}`);
    }
  }

  /** What is still on its way comes to nothing. */
  stop(): void {
    this.stopped = true;
  }

  private takes(name: string, { MsgType, Event }: Push): boolean {
    const { pushes } = this.folder.config(name);
    return pushes.some(({ msgType, event }) => msgType === MsgType && event === Event);
  }

  private complain(name: string, text: string): void {
    this.onLog({ function: name, stream: 'stderr', text });
  }
}
