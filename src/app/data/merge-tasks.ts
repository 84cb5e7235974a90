import type { InfiniteData } from '@tanstack/react-query';
import type { ListedTask, Task } from '#contract/task.ts';
import type { TaskPage } from './tasks.ts';

/** The loaded pages of a task list; null pages if the API has no list. */
export type TaskPages = InfiniteData<TaskPage | null>;

/** Merges updated tasks into the pages in place. Unchanged items keep their identity. `match` is kept: only search responses have it. */
export function mergeTasks(pages: TaskPages, told: ReadonlyMap<string, Task>): TaskPages {
  return {
    ...pages,
    pages: pages.pages.map((page) => page && { ...page, items: page.items.map((task) => newsOf(task, told)) }),
  };
}

function newsOf(task: ListedTask, told: ReadonlyMap<string, Task>): ListedTask {
  const news = told.get(task.id);
  return news === undefined ? task : { ...news, match: task.match };
}

/**
 * Returns the tasks that are new on the first page. If there are `more` rows than are loaded, tasks after the last known
 * one are not new: they moved up because another one left.
 */
export function unseenOf(first: readonly ListedTask[], rows: readonly Task[], more: boolean): readonly ListedTask[] {
  const known = new Set(rows.map(({ id }) => id));
  const lastKnown = first.findLastIndex(({ id }) => known.has(id));
  const head = lastKnown === -1 || !more ? first : first.slice(0, lastKnown);
  return head.filter(({ id }) => !known.has(id));
}

/** Returns the rows that are missing from the first page: archived elsewhere, or no longer matching. */
export function goneFrom({ items, nextCursor }: TaskPage, rows: readonly ListedTask[]): readonly ListedTask[] {
  const there = new Set(items.map(({ id }) => id));
  const end = nextCursor === null ? rows.length : rows.findLastIndex(({ id }) => there.has(id));
  return rows.slice(0, Math.max(end, 0)).filter(({ id }) => !there.has(id));
}
