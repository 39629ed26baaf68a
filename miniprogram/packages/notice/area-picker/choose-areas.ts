export interface Target {
  id: string;
  name: string;
}

function isInside(inner: string, outer: string): boolean {
  return inner.startsWith(`${outer}.`);
}

/**
 * Takes an area in, or out again. What lies inside it goes, because it holds that already; so does what holds it,
 * because somebody who picks a part no longer means the whole.
 */
export function toggleTarget(chosen: Target[], target: Target): Target[] {
  if (chosen.some(({ id }) => id === target.id)) return chosen.filter(({ id }) => id !== target.id);
  const rest = chosen.filter(({ id }) => !isInside(id, target.id) && !isInside(target.id, id));
  return [...rest, target];
}
