import { useEffect, useSyncExternalStore } from 'react';
import * as z from 'zod/mini';
import { readJson } from '#app/lib/read-json.ts';

const LocalTask = z.object({
  id: z.string(),
  title: z.nullable(z.string()),
  workerId: z.nullable(z.string()),
  /** Milliseconds since the epoch: when it was sent or opened here last. */
  at: z.number(),
});
export type LocalTask = z.infer<typeof LocalTask>;

const KEY = 'tasks';
const MOST = 100;

/** The remembered tasks in `text`, newest first; nothing where it isn't what this page writes. */
export function readLocalTasks(text: string | null): readonly LocalTask[] {
  return readJson(z.array(LocalTask), text) ?? [];
}

/** `tasks` with this one in front: once, its title kept where none is given, the oldest dropped past a hundred. */
export function withTask(tasks: readonly LocalTask[], task: LocalTask): readonly LocalTask[] {
  const before = tasks.find(({ id }) => id === task.id);
  const merged = {
    ...task,
    title: task.title ?? before?.title ?? null,
    workerId: task.workerId ?? before?.workerId ?? null,
  };
  return [merged, ...tasks.filter(({ id }) => id !== task.id)].slice(0, MOST);
}

const listeners = new Set<() => void>();
let cached: { text: string | null; tasks: readonly LocalTask[] } = { text: null, tasks: [] };

function snapshot(): readonly LocalTask[] {
  const text = localStorage.getItem(KEY);
  if (text !== cached.text) cached = { text, tasks: readLocalTasks(text) };
  return cached.tasks;
}

function store(tasks: readonly LocalTask[]) {
  try {
    localStorage.setItem(KEY, JSON.stringify(tasks));
  } catch {
    // The browser is full, or keeps nothing: what was sent must not seem to have failed over a list of it.
    return;
  }
  for (const listener of listeners) listener();
}

/** Remembers in this browser that a task was sent or opened: the list of an API that has none. */
export function rememberTask(task: LocalTask): void {
  store(withTask(snapshot(), task));
}

export function forgetTask(taskId: string): void {
  store(snapshot().filter(({ id }) => id !== taskId));
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('storage', listener);
  };
}

/** The tasks sent or opened in this browser, newest first, in every tab alike. */
export function useLocalTasks(): readonly LocalTask[] {
  return useSyncExternalStore(subscribe, snapshot);
}

/** Remembers a task as opened in this browser, once it is there. */
export function useRememberOpened(
  task: { id: string; title?: string | null | undefined; workerId: string } | undefined,
): void {
  const { id, title, workerId } = task ?? {};
  useEffect(() => {
    if (id === undefined || workerId === undefined) return;
    rememberTask({ id, title: title ?? null, workerId, at: Date.now() });
  }, [id, title, workerId]);
}
