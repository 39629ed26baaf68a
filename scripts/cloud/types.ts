import type { Schema } from '../../typings/schema';
import type { Data } from './data';

export interface CloudOptions {
  /** Folder of built functions: one sub-folder each, with index.js and config.json. */
  functions: string;
  /** Folder for documents and files. */
  data: string;
  /** 0 or missing: any free port. */
  port?: number;
  schema?: Schema;
  /** Refuse a query that scans more documents than this (tests: 1000). */
  maxScan?: number;
  /** Environment variables of the functions, as set in the console of the real platform. May be changed between calls. */
  environment?: Record<string, string>;
  maxInstances?: number;
  /** Milliseconds after which an idle instance is reaped. */
  idleAfter?: number;
  /** Takes what functions print; the console without it. */
  onLog?: (line: LogLine) => void;
}

/** One line a function printed. */
export interface LogLine {
  function: string;
  stream: 'stdout' | 'stderr';
  text: string;
}

/** Who a call comes from: what WeChat knows, never what the client says. */
export interface Caller {
  openid?: string;
  unionid?: string;
}

/** One invocation, as shown on the start page and read by the bench. */
export interface CallRecord {
  requestId: string;
  function: string;
  /** What the caller asked for: `data.name` when the function is a router, else ''. */
  name: string;
  openid?: string;
  /** `wx_unknown` is WeChat itself, pushing a message. */
  source: 'wx_client' | 'wx_trigger' | 'wx_http' | 'wx_unknown' | 'scf';
  at: number;
  milliseconds: number;
  coldStart: boolean;
  /** Database requests, and how many documents they read and wrote. */
  requests: number;
  reads: number;
  writes: number;
  /** Other requests: storage, openapi, callFunction. */
  otherRequests: number;
  error?: string;
}

/** One-shot faults for tests. `function` narrows to one function; all count from the moment they are set. */
export type Fault =
  | { kind: 'kill'; when: 'before' | 'after'; request: number; function?: string }
  | { kind: 'drop-reply' | 'repeat'; request: number; function?: string }
  | { kind: 'delay'; milliseconds: number; request?: number; function?: string }
  | { kind: 'platform-error'; code: string; message: string; request: number; function?: string };

/** A subscribe message as WeChat took it. */
export interface SentMessage {
  at: number;
  openid: string;
  templateId: string;
  page?: string;
  data: Record<string, { value: string }>;
}

/** What the WeChat client hands to a function as an opaque CloudID. */
export type OpenData = { kind: 'group'; opengid: string } | { kind: 'phone'; number: string };

export interface Cloud extends Data {
  url: string;
  environment: Record<string, string>;
  /** Calls a function as the WeChat client would; throws with `errCode` and `errMsg` as `wx.cloud.callFunction` does. */
  call(functionName: string, caller: Caller, data: unknown): Promise<{ result: unknown; record: CallRecord }>;
  /** Runs a timer of config.json now. */
  fire(functionName: string, timer: string): Promise<{ result: unknown; record: CallRecord }>;
  mintCloudId(caller: Caller, data: OpenData): string;
  /** Lets the person receive one message of this template: one consent, one send. */
  consent(openid: string, templateId: string): void;
  inject(fault: Fault): void;
  clearFaults(): void;
  calls(): CallRecord[];
  messages(): SentMessage[];
  onCall(listener: (record: CallRecord) => void): () => void;
  onMessage(listener: (message: SentMessage) => void): () => void;
  stop(): Promise<void>;
}
