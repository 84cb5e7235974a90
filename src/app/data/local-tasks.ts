import { useEffect, useSyncExternalStore } from 'react';
import * as z from 'zod/mini';
import { isRunning, TurnOrigin, type Task } from '#contract/task.ts';
import { readJson } from '#app/lib/read-json.ts';
import { persistedText } from './persisted-text.ts';

const LocalTask = z.object({
  id: z.string(),
  title: z.nullable(z.string()),
  workerId: z.nullable(z.string()),
  /** Last sent or opened, in milliseconds since the epoch. */
  at: z.number(),
  /** The turn that it runs again, for APIs that don't store it. */
  origin: z.optional(TurnOrigin),
  /** The id of the batch that it was sent with. */
  batch: z.optional(z.string()),
  /** `completedAt` when it was last shown; null if it was sent since. Absent in earlier versions. */
  seenEnd: z.optional(z.nullable(z.string())),
  /** It was sent from here without a worker, so that it created its worker. */
  createdWorker: z.optional(z.boolean()),
});
export type LocalTask = z.infer<typeof LocalTask>;

const MOST = 300;

/** Returns the newest first. Empty if the text is invalid. */
export function readLocalTasks(text: string | null): readonly LocalTask[] {
  return readJson(z.array(LocalTask), text) ?? [];
}

/** Keeps a known title, and at most 300 tasks. */
export function withTask(tasks: readonly LocalTask[], task: LocalTask): readonly LocalTask[] {
  const before = tasks.find(({ id }) => id === task.id);
  const merged = {
    ...task,
    title: task.title ?? before?.title ?? null,
    workerId: task.workerId ?? before?.workerId ?? null,
    origin: task.origin ?? before?.origin,
    batch: task.batch ?? before?.batch,
    seenEnd: task.seenEnd === undefined ? before?.seenEnd : task.seenEnd,
    createdWorker: task.createdWorker ?? before?.createdWorker,
  };
  return [merged, ...tasks.filter(({ id }) => id !== task.id)].slice(0, MOST);
}

const kept = persistedText('tasks');
let cached: { text: string | null; tasks: readonly LocalTask[] } = { text: null, tasks: [] };

/** Tasks sent or opened in this browser, newest first. Returns the same array until something changes. */
export function localTasks(): readonly LocalTask[] {
  const text = kept.read();
  if (text !== cached.text) cached = { text, tasks: readLocalTasks(text) };
  return cached.tasks;
}

/** Ignores failures: the send itself succeeded. */
function store(tasks: readonly LocalTask[]) {
  kept.write(JSON.stringify(tasks));
}

/** For APIs without a list. */
export function rememberTask(task: LocalTask): void {
  store(withTask(localTasks(), task));
}

export function forgetTask(taskId: string): void {
  const rest = localTasks().filter(({ id }) => id !== taskId);
  if (rest.length < localTasks().length) store(rest);
}

/** Whether a task that was sent from this browser created the worker. */
export function isCreatedByTask(tasks: readonly LocalTask[], workerId: string): boolean {
  return tasks.some((task) => task.createdWorker === true && task.workerId === workerId);
}

/** The ids of all these workers. */
export function createdWorkers(tasks: readonly LocalTask[]): ReadonlySet<string> {
  return new Set(
    tasks.flatMap((task) => (task.createdWorker === true && task.workerId !== null ? [task.workerId] : [])),
  );
}

/** For a worker that was saved: it is no longer one of its task alone. */
export function forgetCreatedWorker(workerId: string): void {
  if (!isCreatedByTask(localTasks(), workerId)) return;
  store(localTasks().map((task) => (task.workerId === workerId ? { ...task, createdWorker: false } : task)));
}

export type Rerun = { readonly taskId: string; readonly origin: TurnOrigin };

/** The tasks of a batch that run another one again, in the order in which they were sent. */
export function rerunsOf(tasks: readonly LocalTask[], batch: string): readonly Rerun[] {
  return tasks
    .flatMap(({ id, origin, batch: own }) => (own === batch && origin !== undefined ? [{ taskId: id, origin }] : []))
    .toSorted((a, b) => (a.taskId < b.taskId ? -1 : 1));
}

export function useLocalTasks(): readonly LocalTask[] {
  return useSyncExternalStore(kept.subscribe, localTasks);
}

export function useRememberOpened(task: Pick<Task, 'id' | 'title' | 'workerId' | 'completedAt'> | undefined): void {
  const { id, title, workerId, completedAt = null } = task ?? {};
  useEffect(() => {
    if (id === undefined || workerId === undefined) return;
    rememberTask({ id, title: title ?? null, workerId, at: Date.now(), seenEnd: completedAt });
  }, [id, title, workerId, completedAt]);
}

/** Whether a task of this browser has ended since it was last shown. */
export function hasUnseenEnd(tasks: readonly LocalTask[], task: Pick<Task, 'id' | 'status' | 'completedAt'>): boolean {
  if (isRunning(task) || task.completedAt == null) return false;
  const seenEnd = tasks.find(({ id }) => id === task.id)?.seenEnd;
  return seenEnd !== undefined && seenEnd !== task.completedAt;
}

/** From the API, else from this browser. */
export function useOrigin(task: Pick<Task, 'id' | 'origin'>): TurnOrigin | undefined {
  const local = useLocalTasks().find(({ id }) => id === task.id);
  return task.origin ?? local?.origin;
}
