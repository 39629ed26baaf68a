import { readFileSync, statSync } from 'node:fs';

interface SourceFile {
  /** Changes whenever the file does; empty when there is no such file. */
  stamp: string;
  text: string | undefined;
}

/**
 * The files of a mini-program as they are now. What was made of them (`remember`) is made again only after one of the
 * files it was made from has changed, appeared or gone.
 */
export class SourceFiles {
  #files = new Map<string, SourceFile>();
  #checked = new Set<string>();
  #memories = new Map<string, { stamps: Map<string, string>; value: unknown }>();
  #readers: Map<string, string>[] = [];

  /** Looks at the disk again from now on. */
  refresh(): void {
    this.#checked.clear();
  }

  /** Makes everything again. */
  forget(): void {
    this.#memories.clear();
  }

  /** The text of a file, or undefined when there is no such file. */
  read(path: string): string | undefined {
    const file = this.#current(path);
    for (const stamps of this.#readers) stamps.set(path, file.stamp);
    return file.text;
  }

  exists(path: string): boolean {
    return this.read(path) !== undefined;
  }

  /** Every file that has been read and exists. */
  known(): string[] {
    return [...this.#files].filter(([, { text }]) => text !== undefined).map(([path]) => path);
  }

  /** `make()`, or what it gave last time if no file that it read then has changed since. */
  remember<T>(key: string, make: () => T): T {
    const kept = this.#memories.get(key);
    if (kept && [...kept.stamps].every(([path, stamp]) => this.#current(path).stamp === stamp)) {
      for (const [path] of kept.stamps) this.read(path);
      return kept.value as T;
    }
    const stamps = new Map<string, string>();
    this.#readers.push(stamps);
    try {
      const value = make();
      this.#memories.set(key, { stamps, value });
      return value;
    } finally {
      this.#readers.splice(this.#readers.indexOf(stamps), 1);
    }
  }

  #current(path: string): SourceFile {
    const known = this.#files.get(path);
    if (known && this.#checked.has(path)) return known;
    this.#checked.add(path);
    const stat = statSync(path, { throwIfNoEntry: false });
    const stamp = stat?.isFile() ? `${stat.mtimeMs}/${stat.size}/${stat.ino}` : '';
    if (known?.stamp === stamp) return known;
    const file = { stamp, text: stamp ? readFileSync(path, 'utf8') : undefined };
    this.#files.set(path, file);
    return file;
  }
}
