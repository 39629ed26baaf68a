/**
 * Areas are dotted paths, `quantang.xinggang.tongyan.3`: street, community, grid, estate, building, any of which may
 * be missing. "Inside" is a prefix test, so questions of place cost no request.
 */

/** Whether `inner` is `outer` or lies inside it. */
export function isWithin(inner: string, outer: string): boolean {
  return inner === outer || inner.startsWith(`${outer}.`);
}

/** The path and everything above it, outermost first: `a.b.c` → `['a', 'a.b', 'a.b.c']`. */
export function lineage(area: string): string[] {
  const steps = area.split('.');
  return steps.map((_, index) => steps.slice(0, index + 1).join('.'));
}

/** The smallest area that holds them all, or null when they share nothing. Takes at least one. */
export function commonArea(areas: string[]): string | null {
  const lines = areas.map(lineage);
  const first = lines[0] ?? [];
  const shared = first.filter((step) => lines.every((line) => line.includes(step)));
  return shared.at(-1) ?? null;
}
