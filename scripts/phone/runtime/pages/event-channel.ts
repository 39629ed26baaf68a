import type { EventChannel } from '../host-types';

type Listener = (...args: unknown[]) => void;

/** The channel between the page that called `wx.navigateTo` and the page it opened: both hold the same one. */
export function createEventChannel(initial: Record<string, Listener> = {}): EventChannel {
  const listeners = new Map<string, { listener: Listener; once: boolean }[]>();
  const add = (event: string, listener: Listener, once: boolean) => {
    listeners.set(event, [...(listeners.get(event) ?? []), { listener, once }]);
  };
  for (const [event, listener] of Object.entries(initial)) add(event, listener, false);
  return {
    on: (event, listener) => add(event, listener, false),
    once: (event, listener) => add(event, listener, true),
    off(event, listener) {
      const left = (listeners.get(event) ?? []).filter((entry) => listener && entry.listener !== listener);
      listeners.set(event, left);
    },
    emit(event, ...args) {
      const called = listeners.get(event) ?? [];
      listeners.set(
        event,
        called.filter((entry) => !entry.once),
      );
      for (const { listener } of called) listener(...args);
    },
  };
}
