import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { Reply } from '../../../typings/reply';
import type { Figure } from '../figure';
import type { Shared } from '../shared';
import { aStreet, type Size, type Street } from './export-street';

const LARGE: Size = { volunteers: 27_000, entries: 100_000, personTimes: 200_000 };
const SMALL: Size = { volunteers: 2700, entries: 10_000, personTimes: 20_000 };
const ROWS = LARGE.entries / SMALL.entries;

/** What one export took. */
interface Cost {
  /** Of the longest call. */
  longest: number;
  /** Seconds of all calls. */
  seconds: number;
  calls: number;
  requests: number;
  /** The most the function's process ever held, in MB. */
  memory: number;
  rows: number;
}

/** The most memory any child of this process ever held, in MB: only the functions' instances run under it. */
function mostOfChildren(): number {
  const most = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => status(name))
    .filter((text) => text.includes(`PPid:\t${process.pid}\n`))
    .map((text) => Number(/VmHWM:\s+(\d+) kB/.exec(text)?.[1] ?? 0));
  return Math.max(0, ...most) / 1024;
}

function status(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    // It has ended meanwhile.
    return '';
  }
}

async function exported({ cloud, staff, area }: Street): Promise<Cost> {
  const input = { area, period: '2026-11', phonesFor: null };
  const { export: id } = await cloud.as(staff).call('report.ask', input);
  const cost = { longest: 0, seconds: 0, calls: 0, requests: 0, memory: 0, rows: 0 };
  for (let state = 'asked'; state === 'asked' || state === 'making'; ) {
    const call = { name: 'report.make', input: { export: id }, requestId: randomUUID() };
    const { result, record } = await cloud.cloud.call('report', staff, call);
    const reply = result as Reply<{ state: string }>;
    if (!reply.ok) throw new Error(`${reply.say}\n${cloud.log.map(({ text }) => text).join('\n')}`);
    state = reply.data.state;
    if (state === 'failed') throw new Error('the export failed');
    const seconds = record.milliseconds / 1000;
    cost.longest = Math.max(cost.longest, seconds);
    cost.seconds += seconds;
    cost.calls += 1;
    cost.requests += record.requests;
    cost.memory = Math.max(cost.memory, mostOfChildren());
  }
  const { exports } = await cloud.as(staff).call('report.exports', { area });
  cost.rows = exports.find((each) => each.id === id)?.rows ?? 0;
  return cost;
}

type Costs = Record<'small' | 'large', Cost>;
const costs = new WeakMap<Shared, Promise<Costs>>();

async function measured(shared: Shared, size: Size): Promise<Cost> {
  const cost = await exported(await aStreet(shared, size));
  if (cost.rows !== size.entries) throw new Error(`${cost.rows} rows of ${size.entries}`);
  return cost;
}

/** Both sizes, made once for all figures. */
function costsOf(shared: Shared): Promise<Costs> {
  const make = async () => ({ small: await measured(shared, SMALL), large: await measured(shared, LARGE) });
  const known = costs.get(shared) ?? make();
  costs.set(shared, known);
  return known;
}

function figure(name: string, limit: number, of: (costs: Costs) => number): Figure {
  return {
    subject: 'month',
    name,
    limit,
    short: false,
    measure: async (shared) => of(await costsOf(shared)),
  };
}

/** A street with 27,000 volunteers and 200,000 person-times a year: a month with 100,000 entries of hours as a workbook. */
export const exported100k: Figure[] = [
  figure('export of 100,000 entries: most memory of the function, MB', 256, ({ large }) => large.memory),
  figure('export of 100,000 entries: longest call, s', 60, ({ large }) => large.longest),
  figure('export of 100,000 entries: database requests per 1,000 rows', 10, ({ large }) => {
    return (large.requests / large.rows) * 1000;
  }),
  figure('export: time of ten times the rows, divided by ten', 1.1, ({ small, large }) => {
    return large.seconds / small.seconds / ROWS;
  }),
];
