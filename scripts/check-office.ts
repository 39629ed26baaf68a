import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { callReport, fileAt, made } from '../cloudfunctions/domain/report/testing';
import type { Person } from '../cloudfunctions/kernel/person';
import { loadSeeds } from '../seeds/load';
import { NOW, type PersonWithWeChat, startTestCloud, type TestCloud } from '../tests/support';

/** Pictures of the guide: what `--pictures` writes. */
const PICTURES = resolve(__dirname, '../docs');
const AREA = 'wangma';
const PERIOD = '2026-11';

/** A file, the words that must be on its pages, and the page that the guide shows. */
interface Sample {
  name: string;
  contents: Buffer;
  words: string[];
}

function isInstalled(command: string): boolean {
  try {
    execFileSync('which', [command]);
    return true;
  } catch {
    return false;
  }
}

/** The month of a seeded community, exported as its staff do it. */
async function workbook(cloud: TestCloud): Promise<Sample> {
  const [found] = await cloud.database.find('people', {
    grants: { $elemMatch: { role: 'staff', area: AREA } },
  });
  const staff = found as unknown as PersonWithWeChat;
  const input = { area: AREA, period: PERIOD, phonesFor: null };
  const { export: id } = await cloud.as(staff).call('report.ask', input);
  await made(cloud, staff, id);
  const { url } = await cloud.as(staff).call('report.open', { export: id });
  const words = ['志愿服务月报', '服务人次', '按楼栋', '志愿者时长', '口径与说明', '第 1 页'];
  return { name: 'workbook.xlsx', contents: await fileAt(url), words };
}

/** The record sheet of the seeded volunteer who gave the most. */
async function recordSheet(cloud: TestCloud): Promise<Sample> {
  const [most] = await cloud.database.find('hours', { month: PERIOD }, { order: { minutes: -1 }, limit: 1 });
  const [found] = await cloud.database.find('people', { _id: most?.person });
  const { openid, name } = found as unknown as Person;
  const record = await callReport(cloud, { openid: openid ?? '' }, 'report.record', { period: PERIOD });
  const words = ['志愿服务记录', '平台记录', name, record.code, '活动组织单位'];
  return { name: 'record.docx', contents: await fileAt(record.url), words };
}

/** Opens the file with LibreOffice and prints it; throws when a word is missing from the pages. */
function printed(folder: string, { name, contents, words }: Sample): string {
  const file = join(folder, name);
  writeFileSync(file, contents);
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  const options = [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, file];
  execFileSync('soffice', options, { stdio: ['ignore', 'ignore', 'ignore'] });
  const pdf = file.replace(/\.\w+$/, '.pdf');
  const text = execFileSync('pdftotext', ['-layout', pdf, '-']).toString().replace(/\s/g, '');
  const missing = words.filter((word) => !text.includes(word.replace(/\s/g, '')));
  if (missing.length > 0) throw new Error(`${pdf} lacks ${missing.join(', ')}`);
  const picture = file.replace(/\.\w+$/, '');
  execFileSync('pdftoppm', ['-r', '80', '-png', '-singlefile', pdf, picture]);
  return `${picture}.png`;
}

/** `npm run check:office`: LibreOffice opens what the product writes. `-- --pictures` renews the pictures of docs/export.md. */
async function main(): Promise<void> {
  const lacking = ['soffice', 'pdftotext', 'pdftoppm'].filter((command) => !isInstalled(command));
  if (lacking.length > 0) {
    const packages = 'libreoffice-calc libreoffice-writer poppler-utils';
    console.log(`Not checked: ${lacking.join(', ')} is not installed (apt-get install ${packages}).`);
    return;
  }
  const cloud = await startTestCloud({ maxScan: 20_000 });
  try {
    await loadSeeds(cloud.cloud, NOW);
    const folder = mkdtempSync(join(tmpdir(), 'loulijian-office-'));
    for (const sample of [await workbook(cloud), await recordSheet(cloud)]) {
      const picture = printed(folder, sample);
      console.log(`${sample.name}  opened and printed: ${picture}`);
      if (process.argv.includes('--pictures')) {
        copyFileSync(picture, join(PICTURES, sample.name.replace(/\.\w+$/, '.png')));
      }
    }
  } finally {
    await cloud.stop();
  }
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
