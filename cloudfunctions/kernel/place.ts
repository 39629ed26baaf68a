/** Sorts by time and is never the same twice: instant, then id. Pages of lists are cut by it. */
export function placeAt(at: Date, id: string): string {
  return `${at.toISOString()} ${id}`;
}
