/** `wx.cloud`'s file functions. */

import type { Host } from '../../runtime/host-types';
import { type Api, asyncApi, CodedError } from '../api';
import { filesOf } from '../media/files';
import { perHost } from '../per-host';
import { cloudOf, enabledCloudOf, reach } from './client';

interface TemporaryFile {
  fileID: string;
  tempFileURL: string;
  status: number;
  errMsg: string;
}

type FileRequest = string | { fileID: string; maxAge?: number };

/** The platform answers for at most this many files at once. */
const MOST_FILES = 50;

/** Milliseconds after which a temporary address of a picture is asked for again. */
const URL_LIFE = 30 * 60 * 1000;

async function temporaryFiles(host: Host, fileList: FileRequest[]): Promise<TemporaryFile[]> {
  const answer = await cloudOf(host).postJson<{ fileList: TemporaryFile[] }>('/client/tempurls', {
    fileList,
  });
  return answer.fileList;
}

/** Temporary addresses for pictures: those asked for in one moment travel in one request. */
class TemporaryUrls {
  private readonly known = new Map<string, { url: Promise<string>; at: number }>();
  private waiting: { fileID: string; resolve(url: string): void; reject(error: unknown): void }[] = [];

  constructor(private readonly host: Host) {}

  get(fileID: string): Promise<string> {
    const known = this.known.get(fileID);
    if (known && Date.now() - known.at < URL_LIFE) return known.url;
    const url = new Promise<string>((resolve, reject) => {
      if (this.waiting.length === 0) setTimeout(() => void this.ask());
      this.waiting.push({ fileID, resolve, reject });
    });
    this.known.set(fileID, { url, at: Date.now() });
    url.catch(() => this.known.delete(fileID));
    return url;
  }

  private async ask(): Promise<void> {
    const waiting = this.waiting;
    this.waiting = [];
    for (let start = 0; start < waiting.length; start += MOST_FILES) {
      await this.askFor(waiting.slice(start, start + MOST_FILES));
    }
  }

  private async askFor(batch: typeof this.waiting): Promise<void> {
    try {
      const files = await temporaryFiles(
        this.host,
        batch.map(({ fileID }) => fileID),
      );
      for (const [index, { resolve, reject }] of batch.entries()) {
        const file = files[index];
        if (file?.status === 0) resolve(file.tempFileURL);
        else reject(new Error(file?.errMsg ?? 'no answer for this file'));
      }
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}

const temporaryUrlsOf = perHost((host) => new TemporaryUrls(host));

/** An address the browser can load a `cloud://` file from, for a while. */
export function temporaryUrl(host: Host, fileID: string): Promise<string> {
  return temporaryUrlsOf(host).get(fileID);
}

async function download(host: Host, fileID: string): Promise<Blob> {
  const [file] = await temporaryFiles(host, [fileID]);
  if (!file || file.status !== 0) throw new CodedError(file?.errMsg ?? 'file not found', file?.status ?? -1);
  const response = await reach(file.tempFileURL, {});
  if (!response.ok) throw new CodedError(`HTTP ${response.status}`, -1);
  return response.blob();
}

export function cloudFilesApi(host: Host): Api {
  return {
    uploadFile: asyncApi(
      'cloud.uploadFile',
      async ({ cloudPath, filePath }: { cloudPath: string; filePath: string }) => {
        if (!cloudPath) throw new Error('parameter error: cloudPath should be a non-empty String');
        const path = `/client/upload?path=${encodeURIComponent(cloudPath)}`;
        const { fileID } = await enabledCloudOf(host).postFile<{ fileID: string }>(
          path,
          filesOf(host).blob(filePath),
        );
        return { fileID, statusCode: 200 };
      },
    ),
    downloadFile: asyncApi('cloud.downloadFile', async ({ fileID }: { fileID: string }) => ({
      tempFilePath: await filesOf(host).keep(await download(host, fileID), fileID),
      statusCode: 200,
    })),
    getTempFileURL: asyncApi('cloud.getTempFileURL', async ({ fileList }: { fileList: FileRequest[] }) => {
      if (fileList.length > MOST_FILES) throw new Error(`fileList must not exceed ${MOST_FILES} items`);
      return { fileList: await temporaryFiles(host, fileList) };
    }),
    deleteFile: asyncApi('cloud.deleteFile', ({ fileList }: { fileList: string[] }) => {
      if (fileList.length > MOST_FILES) throw new Error(`fileList must not exceed ${MOST_FILES} items`);
      const client = enabledCloudOf(host);
      return client.postJson<{ fileList: object[] }>('/client/delete', { openid: client.openid, fileList });
    }),
  };
}
