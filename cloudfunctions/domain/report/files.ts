import { Buffer } from 'node:buffer';
import cloud from 'wx-server-sdk';
import { must } from '../../kernel/refusal';

/** Puts a file into cloud storage, in the place of what was there, and resolves to its id. */
export async function putFile(cloudPath: string, contents: Uint8Array): Promise<string> {
  const { buffer, byteOffset, byteLength } = contents;
  const fileContent = Buffer.from(buffer, byteOffset, byteLength);
  return (await cloud.uploadFile({ cloudPath, fileContent })).fileID;
}

export async function getFile(fileID: string): Promise<Uint8Array> {
  return (await cloud.downloadFile({ fileID })).fileContent;
}

/** The platform deletes at most this many files at once. */
const AT_ONCE = 50;

/** Deletes files; those that are not there any more are no matter. */
export async function deleteFiles(files: string[]): Promise<void> {
  for (let start = 0; start < files.length; start += AT_ONCE) {
    await cloud.deleteFile({ fileList: files.slice(start, start + AT_ONCE) });
  }
}

/** An address from which the phone can load the file, for two hours. */
export async function addressOf(file: string): Promise<string> {
  const answer = await cloud.getTempFileURL({ fileList: [file] });
  const url = answer?.fileList[0]?.tempFileURL;
  must(url, 'not-found', '文件已经不在了，请再做一次。');
  return url;
}
