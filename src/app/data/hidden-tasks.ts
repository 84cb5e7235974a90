import { useSyncExternalStore } from 'react';

let held: ReadonlySet<string> = new Set();
const listeners = new Set<() => void>();

function set(next: ReadonlySet<string>) {
  held = next;
  for (const listener of listeners) listener();
}

/** Archived in this page, or about to be. */
export const hiddenTasks = {
  ids: () => held,
  has: (taskId: string): boolean => held.has(taskId),
  hide: (taskIds: Iterable<string>): void => set(new Set([...held, ...taskIds])),
  show(taskIds: Iterable<string>): void {
    const next = new Set(held);
    for (const taskId of taskIds) next.delete(taskId);
    set(next);
  },
};

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Returns the same set until something changes. */
export function useHiddenTaskIds(): ReadonlySet<string> {
  return useSyncExternalStore(subscribe, hiddenTasks.ids);
}
