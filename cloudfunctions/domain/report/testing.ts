import { randomUUID } from 'node:crypto';
import readExcelFile from 'read-excel-file/node';
import { type PersonWithWeChat, Refused, type TestCloud } from '../../../tests/support';
import type { Reply } from '../../../typings/reply';
import type { Export } from './export';
import type { HeavyApi } from './heavy';

/** A call of the function `report`. Throws Refused. */
export async function callReport<N extends keyof HeavyApi>(
  { cloud }: TestCloud,
  { openid }: { openid: string },
  name: N,
  input: HeavyApi[N]['input'],
  requestId: string = randomUUID(),
): Promise<HeavyApi[N]['output']> {
  const { result } = await cloud.call('report', { openid }, { name, input, requestId });
  const reply = result as Reply<HeavyApi[N]['output']>;
  if (!reply.ok) throw new Refused(reply.code, reply.say);
  return reply.data;
}

/** Goes on until the export is made or failed, as a page does. */
export async function made(cloud: TestCloud, staff: PersonWithWeChat, id: string): Promise<string> {
  for (;;) {
    const { state } = await callReport(cloud, staff, 'report.make', { export: id });
    if (state !== 'asked' && state !== 'making') return state;
  }
}

export async function exportOf({ database }: TestCloud, id: string): Promise<Export> {
  const [found] = await database.find('exports', { _id: id });
  return found as unknown as Export;
}

export async function fileAt(url: string): Promise<Buffer> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  return Buffer.from(await answer.arrayBuffer());
}

/** The rows of every sheet of a workbook, by its name. */
export async function sheetsIn(file: Buffer) {
  const sheets = await readExcelFile(file);
  return Object.fromEntries(sheets.map(({ sheet, data }) => [sheet, data]));
}
