/** Files on this phone: chosen, downloaded, or written by the mini-program. They last until the page is reloaded. */

import { perHost } from '../per-host';

export interface StoredFile {
  bytes: Uint8Array<ArrayBuffer>;
  /** Media type, '' when unknown. */
  type: string;
}

/** Where a mini-program may write. */
export const USER_DATA_PATH = 'wxfile://usr';

const EXTENSIONS: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/svg+xml': 'svg',
  'application/pdf': 'pdf',
  'text/plain': 'txt',
  'application/json': 'json',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
};

export function mediaTypeOf(path: string): string {
  const extension = path.split('.').at(-1)?.toLowerCase();
  return Object.entries(EXTENSIONS).find(([, known]) => known === extension)?.[0] ?? '';
}

export class PhoneFiles {
  private readonly files = new Map<string, StoredFile>();
  private readonly urls = new Map<string, string>();

  /** Keeps a file under a new temporary path. */
  async keep(blob: Blob, name = ''): Promise<string> {
    const named = name.includes('.') ? name.split('.').at(-1) : undefined;
    const extension = named ?? EXTENSIONS[blob.type.split(';')[0] ?? ''] ?? 'bin';
    const path = `wxfile://tmp_${crypto.randomUUID().replaceAll('-', '')}.${extension}`;
    this.write(path, { bytes: new Uint8Array(await blob.arrayBuffer()), type: blob.type });
    return path;
  }

  /** Keeps a file under this path, of the folder where a mini-program may write. */
  async keepAs(path: string, blob: Blob): Promise<void> {
    if (!path.startsWith(`${USER_DATA_PATH}/`)) throw new Error(`permission denied, open "${path}"`);
    this.write(path, { bytes: new Uint8Array(await blob.arrayBuffer()), type: mediaTypeOf(path) });
  }

  has(path: string): boolean {
    return this.files.has(path);
  }

  read(path: string): StoredFile {
    const file = this.files.get(path);
    if (!file) throw new Error(`no such file or directory, open "${path}"`);
    return file;
  }

  blob(path: string): Blob {
    const { bytes, type } = this.read(path);
    return new Blob([bytes], { type });
  }

  write(path: string, file: StoredFile): void {
    this.forget(path);
    this.files.set(path, file);
  }

  remove(path: string): void {
    this.read(path);
    this.forget(path);
    this.files.delete(path);
  }

  /** Paths below a folder. */
  list(folder: string): string[] {
    const prefix = folder.endsWith('/') ? folder : `${folder}/`;
    return [...this.files.keys()].filter((path) => path.startsWith(prefix));
  }

  /** An address the browser can show the file from. */
  url(path: string): string {
    const known = this.urls.get(path);
    if (known) return known;
    const url = URL.createObjectURL(this.blob(path));
    this.urls.set(path, url);
    return url;
  }

  private forget(path: string): void {
    const url = this.urls.get(path);
    if (url) URL.revokeObjectURL(url);
    this.urls.delete(path);
  }
}

export const filesOf = perHost(() => new PhoneFiles());
