import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { loadSeeds } from '../../seeds/load';
import { NOW, startTestCloud, type TestCloud } from '../../tests/support';
import type { CallRecord } from '../cloud/types';

export const PROJECT = resolve(__dirname, '../..');

/**
 * Refuses to look through a whole collection of the seeds, but lets the largest building through: its people and who
 * of them read are more than the thousand documents that tests allow.
 */
const MAX_SCAN = 3000;

/** What several figures measure on, opened by the first that asks and closed at the end. */
export class Shared {
  private readonly closing: (() => unknown)[] = [];
  private seeded?: Promise<SeededCloud>;

  /** The local cloud with the product's functions and the five communities. */
  cloud(): Promise<SeededCloud> {
    this.seeded ??= this.openCloud();
    return this.seeded;
  }

  /** An empty folder. */
  folder(): string {
    const folder = mkdtempSync(join(tmpdir(), 'loulijian-bench-'));
    this.closing.push(() => rmSync(folder, { recursive: true, force: true }));
    return folder;
  }

  /** Something to do at the end; the last thing first. */
  atEnd(close: () => unknown): void {
    this.closing.push(close);
  }

  async close(): Promise<void> {
    for (const close of this.closing.splice(0).reverse()) await close();
  }

  private async openCloud(): Promise<SeededCloud> {
    const cloud = await startTestCloud({ maxScan: MAX_SCAN });
    this.atEnd(() => cloud.stop());
    const { milliseconds } = await loadSeeds(cloud.cloud, NOW);
    return new SeededCloud(cloud, milliseconds);
  }
}

export class SeededCloud {
  private clock = NOW.getTime();

  constructor(
    readonly test: TestCloud,
    /** How long the seeds took, in milliseconds. */
    readonly loading: number,
  ) {}

  /**
   * Makes the next call meet an instance that remembers nobody, as the first call after a quiet hour does: the most
   * requests it can cost. A changed variable starts instances anew.
   */
  forgetEverybody(): void {
    this.clock += 1;
    this.test.setClock(new Date(this.clock));
  }
}

/** Database requests of one call, made to an instance that remembers nobody. Throws when the api refuses. */
export async function requestsOf(
  cloud: SeededCloud,
  ask: () => Promise<{ reply: { ok: boolean; say?: string }; record: CallRecord }>,
): Promise<number> {
  cloud.forgetEverybody();
  const printed = cloud.test.log.length;
  const { reply, record } = await ask();
  if (!reply.ok)
    throw new Error(
      `${record.name}: ${reply.say}\n${cloud.test.log
        .slice(printed)
        .map(({ text }) => text)
        .join('\n')}`,
    );
  return record.requests;
}
