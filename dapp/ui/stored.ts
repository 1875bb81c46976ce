import { useSyncExternalStore } from "react";

/** A value remembered on this device, shared by every component that reads it. */
export interface Stored<T> {
  get: () => T;
  set: (value: T) => void;
  use: () => T;
}

/**
 * Remembers a JSON value under `key` in localStorage.
 * @param parse turns what was stored (unknown: an older version or a stranger may have written it) into a T, or gives null to fall back
 */
export function stored<T>(key: string, fallback: T, parse: (value: unknown) => T | null): Stored<T> {
  const listeners = new Set<() => void>();
  const read = (): T => {
    try {
      const text = localStorage.getItem(key);
      return text === null ? fallback : (parse(JSON.parse(text)) ?? fallback);
    } catch {
      return fallback;
    }
  };
  let current: T | undefined;
  const notify = () => listeners.forEach((listener) => listener());
  const get = () => (current ??= read());
  const set = (value: T) => {
    current = value;
    try {
      localStorage.setItem(key, JSON.stringify(value));
    } catch {
      // Private windows may refuse storage: the value then lives as long as the page.
    }
    notify();
  };
  const fromOtherTab = (event: StorageEvent) => {
    if (event.key !== key) return;
    current = undefined;
    notify();
  };
  const subscribe = (listener: () => void) => {
    if (listeners.size === 0) addEventListener("storage", fromOtherTab);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) removeEventListener("storage", fromOtherTab);
    };
  };
  return { get, set, use: () => useSyncExternalStore(subscribe, get) };
}
