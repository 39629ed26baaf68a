import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { isInUse } from '../cloudfunctions/domain/picture/look';
import { isWithin } from '../cloudfunctions/kernel/area';
import { pathOfFileId } from '../scripts/cloud/environment';
import { Files } from '../scripts/cloud/storage/files';
import { communities } from './communities';
import { seedsAt } from './load';
import { DRAWINGS, putFiles } from './pictures';

const NOW = new Date('2026-11-24T00:05:00+08:00');
const { pictures, notices, enquiries, wishes, people } = seedsAt(NOW);

test('every picture that is held is there, sent by somebody, and its document holds it', () => {
  const held = [
    ...[...notices, ...enquiries].flatMap((document) => document.pictures),
    ...wishes.flatMap(({ fulfilled }) => fulfilled?.picture ?? []),
  ];
  expect(pictures.map(({ _id }) => _id).sort()).toEqual(held.sort());
  expect(new Set(held).size).toBe(held.length);

  const senders = new Set(people.map(({ _id }) => _id));
  const wrong = pictures.filter((picture) => {
    const its = <Held extends { _id: string }>(all: Held[]) => all.filter(({ _id }) => _id === picture.of);
    const looked = { notices: its(notices), enquiries: its(enquiries), wishes: its(wishes) };
    return !isInUse({ ...picture, ...looked }) || !senders.has(picture.by) || picture.at > NOW;
  });
  expect(wrong).toEqual([]);
});

test('every community shows the lamp that was asked about, a notice, and three wishes that came true', () => {
  for (const { areas, demo } of communities()) {
    const [top] = areas;
    const isHere = (area: string) => isWithin(area, top?._id ?? '');
    const shown = wishes.filter(({ building, fulfilled }) => isHere(building) && fulfilled?.showPicture);
    expect(shown.map(({ state }) => state)).toEqual(['thanked', 'thanked', 'thanked']);
    const asked = enquiries.filter((each) => each.building === demo.building && each.pictures.length > 0);
    expect(asked.map(({ words }) => words)).toEqual(['楼道灯坏了一个星期']);
    const told = notices.filter((notice) => notice.areas.some(isHere) && notice.pictures.length > 0);
    expect(told.length).toBeGreaterThan(0);
  }
});

test('the file of every picture is put where the product has it, and may be put there again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'loulijian-pictures-'));
  try {
    const files = new Files(folder);
    await putFiles(files, pictures);
    await putFiles(files, pictures);
    const contents = await Promise.all(
      pictures.map(({ _id, file }) => {
        expect(pathOfFileId(file)).toBe(`pictures/${_id}.jpg`);
        return buffer(files.read(`pictures/${_id}.jpg`));
      }),
    );
    const isJpeg = (bytes: Buffer) =>
      bytes.readUInt16BE() === 0xffd8 && bytes.readUInt16BE(bytes.length - 2) === 0xffd9;
    expect(contents.every(isJpeg)).toBe(true);
    expect(Math.max(...contents.map(({ length }) => length))).toBeLessThan(60 * 1024);
    expect(new Set(contents.map((bytes) => bytes.toString('latin1'))).size).toBe(DRAWINGS.length);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
