import { Buffer } from 'node:buffer';
import cloud from 'wx-server-sdk';
import { must } from './refusal';

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

/** The SDK's numbers for a file that was deleted and for one that was not there. */
const GONE = [0, -503003];

/** Deletes files; those that are not there any more are no matter. Resolves to those that are still there. */
export async function deleteFiles(files: string[]): Promise<string[]> {
  const left: string[] = [];
  for (let start = 0; start < files.length; start += AT_ONCE) {
    const deleted = await cloud.deleteFile({ fileList: files.slice(start, start + AT_ONCE) });
    const kept = deleted?.fileList.filter(({ status }) => !GONE.includes(status)) ?? [];
    left.push(...kept.map(({ fileID }) => fileID));
  }
  return left;
}

/** An address from which the phone can load the file, for two hours. */
export async function addressOf(file: string): Promise<string> {
  const answer = await cloud.getTempFileURL({ fileList: [file] });
  const url = answer?.fileList[0]?.tempFileURL;
  must(url, 'not-found', '文件已经不在了，请再做一次。');
  return url;
}
