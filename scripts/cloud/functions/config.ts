import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Cron } from 'croner';
import * as v from 'valibot';
import { TIMEOUT } from '../limits';

const Timer = v.object({
  type: v.literal('timer'),
  name: v.pipe(v.string(), v.regex(/^[A-Za-z][\w-]{0,59}$/)),
  /** Seven fields, second to year, in UTC+8. */
  config: v.pipe(
    v.string(),
    v.check(
      (cron) => cron.trim().split(/\s+/).length === 7,
      'a timer needs the seven fields of the platform',
    ),
    v.check(isCron, 'not a cron expression'),
  ),
});

const HttpPath = v.object({
  type: v.literal('http'),
  path: v.pipe(v.string(), v.regex(/^\/[\w\-/]*$/)),
});

/** The console keeps this, not config.json: it says here what has to be set there. */
const Pushed = v.object({ msgType: v.string(), event: v.string() });

// What else stands in a config.json concerns the deployment only.
const Config = v.object({
  permissions: v.optional(v.object({ openapi: v.optional(v.array(v.string()), []) }), { openapi: [] }),
  triggers: v.optional(v.array(v.variant('type', [Timer, HttpPath])), []),
  messagePush: v.optional(v.array(Pushed), []),
  /** Seconds. */
  timeout: v.optional(
    v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(TIMEOUT.longest)),
    TIMEOUT.default,
  ),
});

function isCron(text: string): boolean {
  try {
    return new Cron(text, { paused: true }) !== undefined;
  } catch {
    return false;
  }
}

export type Timer = v.InferOutput<typeof Timer>;

export interface FunctionConfig {
  /** Names of the openapi it may call. */
  openapi: string[];
  timeoutSeconds: number;
  timers: Timer[];
  /** What of WeChat's pushes comes to it. */
  pushes: v.InferOutput<typeof Pushed>[];
  /** Where HTTP reaches it. */
  httpPath: string;
}

/** Reads a function's config.json; throws naming the file and the field when the platform would not take it. */
export function readFunctionConfig(folder: string, name: string): FunctionConfig {
  const file = join(folder, 'config.json');
  const parsed = v.safeParse(Config, existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {});
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw new Error(`${file}: ${v.getDotPath(issue) ?? 'config.json'}: ${issue.message}`);
  }
  const { permissions, triggers, messagePush, timeout } = parsed.output;
  return {
    openapi: permissions.openapi,
    timeoutSeconds: timeout,
    timers: triggers.filter((trigger) => trigger.type === 'timer'),
    pushes: messagePush,
    httpPath: triggers.find((trigger) => trigger.type === 'http')?.path ?? `/${name}`,
  };
}
