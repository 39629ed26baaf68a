import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Enquiry } from '../cloudfunctions/domain/enquiry/enquiry';
import type { Notice } from '../cloudfunctions/domain/notice/notice';
import { copyOf } from '../cloudfunctions/domain/picture/folder';
import type { Wish } from '../cloudfunctions/domain/wish/wish';
import { newId } from '../cloudfunctions/kernel/ids';
import type { Picture, Pictured } from '../cloudfunctions/kernel/pictures';
import { fileIdOf } from '../scripts/cloud/environment';
import type { Files } from '../scripts/cloud/storage/files';

/**
 * Drawn for the demo, nobody's photos: pictures/<drawing>.svg, and beside it the .jpg that is shown, which is a browser's
 * screenshot of it at its own size, as JPEG of quality 70.
 */
export const DRAWINGS = [
  'corridor-lamp',
  'corridor-boxes',
  'service-poster',
  'wardrobe',
  'window-screen',
  'chess',
] as const;
export type Drawing = (typeof DRAWINGS)[number];

const FOLDER = join(__dirname, 'pictures');

/** Id of the picture that shows this drawing with this document. */
export function pictureId(drawing: Drawing, of: string): string {
  return newId(of, `seed picture ${drawing}`);
}

/** Every picture that these documents hold: sent with what it goes with, and passed. */
export function picturesOf(all: { notices: Notice[]; enquiries: Enquiry[]; wishes: Wish[] }): Picture[] {
  const sent = (about: Pictured, of: string, by: string, at: Date) => (id: string) =>
    passed(id, { about, of, by, at });
  return [
    ...all.notices.flatMap(({ _id, by, at, pictures }) => pictures.map(sent('notice', _id, by, at))),
    ...all.enquiries.flatMap(({ _id, by, at, pictures }) => pictures.map(sent('enquiry', _id, by, at))),
    ...all.wishes.flatMap(({ _id, claim, fulfilled }) =>
      claim && fulfilled?.picture
        ? [fulfilled.picture].map(sent('wish', _id, claim.person, fulfilled.at))
        : [],
    ),
  ];
}

function passed(_id: string, sent: { about: Pictured; of: string; by: string; at: Date }): Picture {
  const { by, at } = sent;
  const upload = fileIdOf(`uploads/${by}/${_id}.jpg`);
  const { file } = copyOf(upload, _id);
  return {
    ...{ _id, ...sent, upload, file, state: 'passed', trace: `seed-${_id}` },
    ...{ askedAt: at, lookAt: null, outbox: [] },
  };
}

/** Puts the files of these pictures where the product has them, in the place of what was there. */
export async function putFiles(files: Files, pictures: Picture[]): Promise<void> {
  const drawn = new Map(
    await Promise.all(
      DRAWINGS.map(async (drawing) => [drawing, await readFile(join(FOLDER, `${drawing}.jpg`))] as const),
    ),
  );
  await Promise.all(
    pictures.map(async (picture) => {
      const { path } = copyOf(picture.file, picture._id);
      await files.write(path, Readable.from([drawn.get(drawingOf(picture))]));
    }),
  );
}

function drawingOf({ _id, of }: Picture): Drawing {
  const drawing = DRAWINGS.find((each) => pictureId(each, of ?? '') === _id);
  if (!drawing) throw new Error(`nothing was drawn for picture ${_id}`);
  return drawing;
}
