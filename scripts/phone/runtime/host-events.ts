import type { HostEvents } from './host-types';

type Listener<Name extends keyof HostEvents> = (value: HostEvents[Name]) => void;

/** Who listens to what happens to the phone. */
export class HostEventListeners {
  private readonly listeners = new Map<keyof HostEvents, Set<Listener<never>>>();

  /** @returns stops listening */
  on<Name extends keyof HostEvents>(name: Name, listener: Listener<Name>): () => void {
    const known = this.listeners.get(name) ?? new Set();
    known.add(listener);
    this.listeners.set(name, known);
    return () => known.delete(listener);
  }

  emit<Name extends keyof HostEvents>(name: Name, value: HostEvents[Name]): void {
    for (const listener of [...(this.listeners.get(name) ?? [])]) (listener as Listener<Name>)(value);
  }
}
