import type { InfiniteData } from '@tanstack/react-query';
import type { ListedTask, Task } from '#contract/task.ts';
import type { TaskPage } from './tasks.ts';

/** Null pages: the API has no list. */
export type TaskPages = InfiniteData<TaskPage | null>;

/** Updates tasks in place. Unchanged items keep their identity. Keeps `match`, which only search responses have. */
export function mergeTasks(pages: TaskPages, updates: ReadonlyMap<string, Task>): TaskPages {
  return {
    ...pages,
    pages: pages.pages.map((page) => page && { ...page, items: page.items.map((task) => updateTask(task, updates)) }),
  };
}

function updateTask(task: ListedTask, updates: ReadonlyMap<string, Task>): ListedTask {
  const updated = updates.get(task.id);
  return updated === undefined ? task : { ...updated, match: task.match };
}

/**
 * Returns tasks that are new on the first page. If `more` rows than are loaded exist, tasks after the last known one
 * moved up.
 */
export function newOnFirstPage(
  first: readonly ListedTask[],
  rows: readonly Task[],
  more: boolean,
): readonly ListedTask[] {
  const known = new Set(rows.map(({ id }) => id));
  const lastKnown = first.findLastIndex(({ id }) => known.has(id));
  const head = lastKnown === -1 || !more ? first : first.slice(0, lastKnown);
  return head.filter(({ id }) => !known.has(id));
}

/** Returns rows missing from the first page: archived elsewhere, or no longer matching. */
export function missingFrom({ items, nextCursor }: TaskPage, rows: readonly ListedTask[]): readonly ListedTask[] {
  const there = new Set(items.map(({ id }) => id));
  const end = nextCursor === null ? rows.length : rows.findLastIndex(({ id }) => there.has(id));
  return rows.slice(0, Math.max(end, 0)).filter(({ id }) => !there.has(id));
}
