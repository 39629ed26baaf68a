import { fileIdOf, pathOfFileId } from '../environment';
import type { FileInfo, Files } from './files';
import { checkCloudPath } from './paths';
import type { Signatures } from './signatures';

const UPLOAD_SECONDS = 900;
const DOWNLOAD_SECONDS = 7200;

export interface Download {
  fileID: string;
  tempFileURL: string;
  code: 'SUCCESS' | 'STORAGE_FILE_NONEXIST';
  /** Seconds. */
  maxAge?: number;
}

export interface Deletion {
  fileID: string;
  code: 'SUCCESS' | 'STORAGE_FILE_NONEXIST' | 'STORAGE_EXCEED_AUTHORITY';
}

/** Cloud storage as the platform offers it: file ids, signed addresses that expire, deletion. */
export class Storage {
  constructor(
    readonly files: Files,
    private readonly signatures: Signatures,
    private readonly cloudUrl: () => string,
  ) {}

  /** Where and how one file may be put. */
  upload(path: string): { url: string; authorization: string; fileId: string } {
    const expires = secondsFromNow(UPLOAD_SECONDS);
    const signature = this.signatures.sign('PUT', checkCloudPath(path), expires);
    return {
      url: `${this.cloudUrl()}/cos/${path.split('/').map(encodeURIComponent).join('/')}`,
      authorization: `q-sign-time=${expires}&q-signature=${signature}`,
      fileId: fileIdOf(path),
    };
  }

  mayUpload(path: string, authorization: string): boolean {
    const signed = new URLSearchParams(authorization);
    const expires = Number(signed.get('q-sign-time'));
    return this.signatures.verify('PUT', path, expires, signed.get('q-signature') ?? '');
  }

  /** The address is not percent-encoded: the SDK does that itself. */
  async download(fileID: string, maxAge = DOWNLOAD_SECONDS): Promise<Download> {
    const path = pathOfFileId(fileID);
    if (path === undefined || !(await this.files.info(path))) {
      return { fileID, tempFileURL: '', code: 'STORAGE_FILE_NONEXIST' };
    }
    const expires = secondsFromNow(maxAge);
    const sign = this.signatures.sign('GET', path, expires);
    return {
      fileID,
      tempFileURL: `${this.cloudUrl()}/tcb/${path}?sign=${sign}&t=${expires}`,
      code: 'SUCCESS',
      maxAge,
    };
  }

  mayDownload(path: string, query: URLSearchParams): boolean {
    return this.signatures.verify('GET', path, Number(query.get('t')), query.get('sign') ?? '');
  }

  /** `mayDelete` says no to a file of somebody else. */
  async delete(fileID: string, mayDelete: (file: FileInfo) => boolean): Promise<Deletion> {
    const path = pathOfFileId(fileID);
    const info = path === undefined ? undefined : await this.files.info(path);
    if (!info) return { fileID, code: 'STORAGE_FILE_NONEXIST' };
    if (!mayDelete(info)) return { fileID, code: 'STORAGE_EXCEED_AUTHORITY' };
    await this.files.remove(info.path);
    return { fileID, code: 'SUCCESS' };
  }
}

function secondsFromNow(seconds: number): number {
  return Math.floor(Date.now() / 1000) + seconds;
}
