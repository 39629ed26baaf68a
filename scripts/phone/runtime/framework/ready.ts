import { Element, type GeneralComponent } from 'glass-easel';

let waiting: { component: GeneralComponent; depth: number }[] = [];

/**
 * Triggers the `ready` lifetime after the first layout of a component that was just attached: glass-easel leaves it
 * to its host. Inner components are ready before those around them.
 */
export function readyAfterLayout(component: GeneralComponent): void {
  if (waiting.length === 0) requestAnimationFrame(triggerReady);
  waiting.push({ component, depth: depthOf(component) });
}

function triggerReady(): void {
  const batch = waiting;
  waiting = [];
  batch.sort((a, b) => b.depth - a.depth);
  for (const { component } of batch) {
    if (Element.isAttached(component)) component.triggerLifetime('ready', []);
  }
}

function depthOf(component: GeneralComponent): number {
  let depth = 0;
  let parent = component.getComposedParent();
  while (parent) {
    depth += 1;
    parent = parent.getComposedParent();
  }
  return depth;
}
