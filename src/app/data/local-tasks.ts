import { useEffect, useSyncExternalStore } from 'react';
import * as z from 'zod/mini';
import { readJson } from '#app/lib/read-json.ts';
import { persistedText } from './persisted-text.ts';

const LocalTask = z.object({
  id: z.string(),
  title: z.nullable(z.string()),
  workerId: z.nullable(z.string()),
  /** Milliseconds since the epoch: when it was sent or opened here last. */
  at: z.number(),
});
export type LocalTask = z.infer<typeof LocalTask>;

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

const kept = persistedText('tasks');
let cached: { text: string | null; tasks: readonly LocalTask[] } = { text: null, tasks: [] };

/** The tasks sent or opened in this browser, newest first: the same array until something changes. */
export function localTasks(): readonly LocalTask[] {
  const text = kept.read();
  if (text !== cached.text) cached = { text, tasks: readLocalTasks(text) };
  return cached.tasks;
}

/** What was sent must not seem to have failed over a list of it: where the browser refuses, nothing is said. */
function store(tasks: readonly LocalTask[]) {
  kept.write(JSON.stringify(tasks));
}

/** Remembers in this browser that a task was sent or opened: the list of an API that has none. */
export function rememberTask(task: LocalTask): void {
  store(withTask(localTasks(), task));
}

export function forgetTask(taskId: string): void {
  const rest = localTasks().filter(({ id }) => id !== taskId);
  if (rest.length < localTasks().length) store(rest);
}

/** The tasks sent or opened in this browser, newest first, in every tab alike. */
export function useLocalTasks(): readonly LocalTask[] {
  return useSyncExternalStore(kept.subscribe, localTasks);
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
