import { type FSWatcher, readdirSync, watch } from 'node:fs';
import path from 'node:path';

/** Time in which the events of one save arrive, in milliseconds. */
const settle = 30;

/**
 * Calls `onChange` soon after something changes in a folder or below it, packages and hidden folders left out.
 * Watches each folder by itself: `fs.watch` cannot leave out node_modules, which may be below.
 */
export class FolderWatch {
  readonly #watchers = new Map<string, FSWatcher>();
  #timer: NodeJS.Timeout | undefined;

  constructor(
    readonly folder: string,
    readonly onChange: () => void,
  ) {
    this.#add(folder);
  }

  close(): void {
    clearTimeout(this.#timer);
    for (const watcher of this.#watchers.values()) watcher.close();
    this.#watchers.clear();
  }

  #add(folder: string): void {
    if (this.#watchers.has(folder)) return;
    try {
      const watcher = watch(folder, () => this.#changed(folder));
      watcher.on('error', () => this.#remove(folder));
      this.#watchers.set(folder, watcher);
    } catch {
      return; // Gone again already.
    }
    for (const entry of foldersIn(folder) ?? []) this.#add(path.join(folder, entry));
  }

  #remove(folder: string): void {
    this.#watchers.get(folder)?.close();
    this.#watchers.delete(folder);
  }

  #changed(folder: string): void {
    const entries = foldersIn(folder);
    if (entries) for (const entry of entries) this.#add(path.join(folder, entry));
    else this.#remove(folder);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.onChange, settle);
  }
}

/** Names of the folders to watch in a folder; undefined when it is gone. */
function foldersIn(folder: string): string[] | undefined {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !/^\.|^(node_modules|miniprogram_npm)$/.test(entry.name))
      .map((entry) => entry.name);
  } catch {
    return undefined;
  }
}
