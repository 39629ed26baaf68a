import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, mkdirSync, type ReadStream } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { LIMITS } from '../limits';
import { Refusal } from '../refusal';
import { checkCloudPath } from './paths';

export interface FileInfo {
  path: string;
  bytes: number;
  /** The openid that uploaded it from a mini-program; functions have no openid here. */
  owner?: string;
}

/**
 * Cloud storage in one folder. A file lies under the hash of its path, so that no path can lead out of the folder and
 * `a` and `a/b` can both be files, as in an object store. Its description lies beside it.
 */
export class Files {
  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
  }

  /** Replaces what was there. Throws INVALID_PARAM for a path the platform does not allow. */
  async write(path: string, content: NodeJS.ReadableStream, owner?: string): Promise<FileInfo> {
    const file = this.fileOf(checkCloudPath(path));
    const arriving = `${file}.${randomUUID()}`;
    let bytes = 0;
    const counted = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        bytes += chunk.length;
        done(bytes > LIMITS.upload ? new Refusal('STORAGE_REQUEST_FAIL', 'file too large') : null, chunk);
      },
    });
    try {
      await pipeline(content, counted, createWriteStream(arriving));
      await rename(arriving, file);
    } finally {
      await rm(arriving, { force: true });
    }
    const info: FileInfo = { path, bytes, owner };
    // Last: a file without a description is not there.
    await writeFile(`${file}.json`, JSON.stringify(info));
    return info;
  }

  /** Undefined when there is no such file. */
  async info(path: string): Promise<FileInfo | undefined> {
    try {
      return JSON.parse(await readFile(`${this.fileOf(path)}.json`, 'utf8')) as FileInfo;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  read(path: string): ReadStream {
    return createReadStream(this.fileOf(path));
  }

  async remove(path: string): Promise<void> {
    await rm(`${this.fileOf(path)}.json`, { force: true });
    await rm(this.fileOf(path), { force: true });
  }

  private fileOf(path: string): string {
    return join(this.folder, createHash('sha256').update(path).digest('hex'));
  }
}
