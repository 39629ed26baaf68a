import { randomUUID } from 'node:crypto';
import type { Document } from '../../../scripts/cloud/database/types';
import { NOW, type PersonWithWeChat, type TestCloud } from '../../../tests/support';
import { newId } from '../../kernel/ids';
import type { Picture } from '../../kernel/pictures';
import { copyOf } from './folder';

/** The beginning of a PNG of this size, which is all that the local cloud's check looks at. */
export function png(width = 800, height = 600): Buffer {
  const bytes = Buffer.alloc(400);
  Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex').copy(bytes);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

/** So small that the check finds it risky. */
export const RISKY = png(64, 64);

/** Puts a file into cloud storage as this person's phone does. Resolves to its id. */
export async function upload(
  { cloud }: TestCloud,
  { openid }: PersonWithWeChat,
  path: string,
  body: Buffer = png(),
): Promise<string> {
  const address = `${cloud.url}/client/upload?path=${encodeURIComponent(path)}`;
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'x-wx-openid': openid },
    body: new Uint8Array(body),
  });
  const { fileID } = (await response.json()) as { fileID?: string };
  if (!fileID) throw new Error(`${path} was not taken`);
  return fileID;
}

/** The same into the person's own folder, under a name of its own. */
export function uploadOwn(cloud: TestCloud, person: PersonWithWeChat, body?: Buffer): Promise<string> {
  return upload(cloud, person, `uploads/${person._id}/${randomUUID()}.jpg`, body);
}

/** The bytes of a file; undefined when it is not there. */
export async function contentsOf({ cloud }: TestCloud, fileID: string): Promise<Buffer | undefined> {
  const response = await fetch(`${cloud.url}/client/tempurls`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ fileList: [fileID] }),
  });
  const { fileList } = (await response.json()) as { fileList: { tempFileURL: string }[] };
  const url = fileList[0]?.tempFileURL;
  return url ? Buffer.from(await (await fetch(url)).arrayBuffer()) : undefined;
}

/** A picture that was brought, with its file, as far as `given` says: checking unless it says otherwise. */
export async function aPicture(
  cloud: TestCloud,
  person: PersonWithWeChat,
  given: Pick<Picture, 'about' | 'of'> & Partial<Picture>,
): Promise<Picture> {
  const sent = await uploadOwn(cloud, person);
  const _id = newId(person._id, sent);
  const { path } = copyOf(sent, _id);
  const picture: Picture = {
    ...{ _id, by: person._id, upload: sent, file: await upload(cloud, person, path), state: 'checking' },
    ...{ trace: randomUUID(), askedAt: NOW, at: NOW, lookAt: NOW, outbox: [] },
    ...given,
  };
  picture.lookAt =
    given.lookAt === undefined ? new Date(picture.at.getTime() + 7 * 86_400_000) : given.lookAt;
  await cloud.database.insert('pictures', [picture as unknown as Document]);
  return picture;
}

/** The picture as the database holds it. */
export async function pictureOf({ database }: TestCloud, _id: string): Promise<Picture | undefined> {
  const [found] = await database.find('pictures', { _id });
  return found as unknown as Picture | undefined;
}

/** WeChat's answer, as the platform pushes it. */
export async function answer({ cloud }: TestCloud, trace: string | null, suggest: string, errcode = 0) {
  const event = {
    ...{
      ToUserName: 'gh_1',
      FromUserName: 'o1',
      CreateTime: 1762329554,
      MsgType: 'event',
      Event: 'wxa_media_check',
    },
    ...{
      appid: 'wx1',
      trace_id: trace,
      version: 2,
      errcode,
      errmsg: 'ok',
      detail: [],
      result: { suggest, label: 100 },
    },
  };
  return cloud.call('push', {}, event);
}
