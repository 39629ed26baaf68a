/** Keeps the newest entries and tells its listeners of every new one. */
export class History<Entry> {
  private readonly entries: Entry[] = [];
  private readonly listeners = new Set<(entry: Entry) => void>();

  constructor(private readonly capacity = 10_000) {}

  add(entry: Entry): void {
    this.entries.push(entry);
    if (this.entries.length > this.capacity) this.entries.shift();
    for (const listener of this.listeners) listener(entry);
  }

  list(): Entry[] {
    return [...this.entries];
  }

  /** Returns what ends the listening. */
  listen(listener: (entry: Entry) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
