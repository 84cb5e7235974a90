import type { InfiniteData } from '@tanstack/react-query';
import type { ListedTask, Task } from '#contract/task.ts';
import type { TaskPage } from './tasks.ts';

/** What has been loaded of a task list; every page is null where the API has none. */
export type TaskPages = InfiniteData<TaskPage | null>;

/** The pages with each task as it was told last, where it stands: only what changed is new. Its match stays, which only a search tells. */
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
 * What came to the first page since the rows were loaded. Where there are `more` rows than are loaded, what follows its last
 * task that is known has only moved up into the page, because another went.
 */
export function unseenOf(first: readonly ListedTask[], rows: readonly Task[], more: boolean): readonly ListedTask[] {
  const known = new Set(rows.map(({ id }) => id));
  const lastKnown = first.findLastIndex(({ id }) => known.has(id));
  const head = lastKnown === -1 || !more ? first : first.slice(0, lastKnown);
  return head.filter(({ id }) => !known.has(id));
}

/** Which rows belong to the first page and are no longer in it: they were archived elsewhere, or fit no longer. */
export function goneFrom({ items, nextCursor }: TaskPage, rows: readonly ListedTask[]): readonly ListedTask[] {
  const there = new Set(items.map(({ id }) => id));
  const end = nextCursor === null ? rows.length : rows.findLastIndex(({ id }) => there.has(id));
  return rows.slice(0, Math.max(end, 0)).filter(({ id }) => !there.has(id));
}
