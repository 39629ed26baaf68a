import * as v from 'valibot';
import { askPictureCheck } from '../../kernel/content-check';
import { _, add, find, update } from '../../kernel/database';
import { deleteFiles, getFile, putFile } from '../../kernel/files';
import { newId } from '../../kernel/ids';
import { id } from '../../kernel/inputs';
import { PICTURED, type Picture } from '../../kernel/pictures';
import { procedure } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { copyOf, isOwnUpload } from './folder';

const DAY = 24 * 3_600_000;
/** What no document shows after so long is removed, in milliseconds. */
const DRAFT_LASTS = 7 * DAY;
/** WeChat checks no larger ones, in bytes. */
const LARGEST = 10 * 1024 * 1024;

const notBrought = '图片没有传好，请再选一次。';

const input = v.object({
  about: v.picklist(PICTURED),
  /** The wish it belongs to; for what is still to be written the `requestId` of the call that will write it. */
  of: id,
  files: v.pipe(
    v.array(v.pipe(v.string(), v.maxLength(300))),
    v.minLength(1),
    v.maxLength(9, '图片最多 9 张。'),
  ),
});

/** Undefined when it is not there. */
async function contentsOf(file: string): Promise<Uint8Array | undefined> {
  return getFile(file).catch(() => undefined);
}

/** Copies it to where no phone writes, so that what is checked is what is shown, and asks WeChat. One request. */
async function begin({ _id, upload }: Picture, contents: Uint8Array, openid: string): Promise<void> {
  const file = await putFile(copyOf(upload, _id).path, contents);
  const asked = { file, trace: await askPictureCheck(openid, file) };
  const isKept = (await update('pictures', { _id }, asked)) > 0;
  // Whoever sent it has erased themselves meanwhile.
  if (!isKept) await deleteFiles([file]);
}

/**
 * Takes in the pictures that the caller's phone has put into their folder. Two requests and one for each picture. The
 * document stands before the copy does: whatever a killed call leaves behind of it, the sweep knows of.
 */
export const bring = procedure({
  input,
  allow({ input: { files }, caller }) {
    const own = files.every((file) => isOwnUpload(caller._id, file));
    must(own, 'not-allowed', '只能发自己传上来的图片，请再选一次。');
  },
  async run({ input, caller, now }): Promise<{ pictures: { id: string; file: string }[] }> {
    const { about } = input;
    const of = about === 'wish' ? input.of : newId(caller._id, input.of);
    const pictures = [...new Set(input.files)].map((upload): Picture => {
      const _id = newId(caller._id, upload);
      const { file } = copyOf(upload, _id);
      return {
        ...{ _id, by: caller._id, about, of, upload, file, state: 'checking', trace: null },
        ...{ askedAt: now, at: now, lookAt: new Date(now.getTime() + DRAFT_LASTS), outbox: [] },
      };
    });
    const contents = await Promise.all(pictures.map(({ upload }) => contentsOf(upload)));
    const isLarge = contents.some((each) => (each?.length ?? 0) > LARGEST);
    must(!isLarge, 'bad-input', '图片太大了，请选小一点的。');
    const arrived = contents.filter((each) => each !== undefined);
    if (arrived.length === pictures.length && (await add('pictures', pictures))) {
      const openid = caller.openid ?? '';
      await Promise.all(
        pictures.map((picture, index) => begin(picture, arrived[index] as Uint8Array, openid)),
      );
      await deleteFiles(pictures.map(({ upload }) => upload));
    } else await mustBeBrought(pictures);
    return { pictures: pictures.map(({ _id, file }) => ({ id: _id, file })) };
  },
});

/** The call is a repetition, which is fine when the first one got to its end. */
async function mustBeBrought(pictures: Picture[]): Promise<void> {
  const known = await find('pictures', { _id: _.in(pictures.map(({ _id }) => _id)), trace: _.neq(null) });
  must(known.length === pictures.length, 'later', notBrought);
}
