import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useHiddenTaskIds } from '#app/data/hidden-tasks.ts';
import { joinFindings } from '#app/data/filter-checks.ts';
import { useQueryProblem } from '#app/entities/problem/use-query-problem.ts';
import type { TaskFilter } from '#app/data/task-filter.ts';
import { freshEveryMs, freshPageQuery, taskCountQuery } from '#app/data/task-list.ts';
import { newOnFirstPage } from '#app/data/merge-tasks.ts';
import { taskRowsQuery, type TaskPage } from '#app/data/tasks.ts';
import { useRefetch } from '#app/data/use-refetch.ts';
import { hasWords } from '#app/lib/search-words.ts';
import type { ListedTask } from '#contract/task.ts';

const NONE: readonly ListedTask[] = [];
const NO_PAGES: InfiniteData<TaskPage | null, string | undefined> = {
  pages: [{ items: NONE, nextCursor: null }],
  pageParams: [undefined],
};

/**
 * Running tasks are updated in place; new tasks wait in `newTasks` until `showNewTasks()`. While another filter loads,
 * returns the previous rows with `isStale`.
 */
export function useTaskRows(filter: TaskFilter) {
  const client = useQueryClient();
  const hiddenIds = useHiddenTaskIds();
  // A search without letters or digits matches nothing, but an API may ignore it.
  const isEnabled = filter.q === undefined || hasWords(filter.q);
  const rows = useInfiniteQuery({
    ...taskRowsQuery(filter),
    enabled: isEnabled,
    placeholderData: isEnabled ? keepPreviousData : NO_PAGES,
  });
  const isStale = isEnabled && rows.isPlaceholderData;
  const pages = rows.data?.pages;
  const loaded = useMemo(() => uniqueTasks(pages?.flatMap((page) => page?.items ?? []) ?? NONE), [pages]);
  const first = pages?.[0];
  const fresh = useQuery({
    ...freshPageQuery(filter),
    enabled: isEnabled && first != null && !isStale,
    refetchInterval: freshEveryMs(filter, loaded),
    // The first page is still fresh.
    initialData: () => (isStale ? undefined : (first ?? undefined)),
    initialDataUpdatedAt: rows.dataUpdatedAt,
  });

  const tasks = useMemo(() => loaded.filter((task) => isShown(task, hiddenIds)), [loaded, hiddenIds]);
  const newTasks = isStale
    ? NONE
    : newOnFirstPage(fresh.data?.items ?? NONE, loaded, rows.hasNextPage).filter((task) => isShown(task, hiddenIds));
  const findings = useMemo(
    () => joinFindings(isStale ? [] : [...(pages ?? []), fresh.data].flatMap((page) => page?.findings ?? [])),
    [isStale, pages, fresh.data],
  );
  const rowsProblem = useQueryProblem(rows);
  const freshProblem = useQueryProblem(fresh);
  const refetchRows = useRefetch(taskRowsQuery(filter).queryKey);
  const refetchFirstPage = useRefetch(freshPageQuery(filter).queryKey);

  return {
    /** Undefined while loading; null if the API has no task list. */
    tasks: pages === undefined ? undefined : first === null ? null : tasks,
    /** Hidden while they are being archived. */
    hidden: loaded.flatMap((task) => (isShown(task, hiddenIds) ? [] : [task.id])),
    findings,
    isStale,
    problem: rows.isFetchNextPageError ? null : (rowsProblem ?? freshProblem),
    failures: rows.failureCount + fresh.failureCount,
    retry: rows.data === undefined ? refetchRows : refetchFirstPage,
    newTasks,
    /** Restarts with the current first page. */
    showNewTasks: () => {
      if (fresh.data == null) return;
      client.setQueryData(taskRowsQuery(filter).queryKey, { pages: [fresh.data], pageParams: [undefined] });
      void client.invalidateQueries({ queryKey: taskCountQuery(filter).queryKey });
    },
    more: {
      left: rows.hasNextPage,
      loading: rows.isFetchingNextPage,
      failed: rows.isFetchNextPageError,
      load: () => void rows.fetchNextPage(),
    },
  };
}

export type TaskRows = ReturnType<typeof useTaskRows>;

/** A task may move between pages while they load. The first position wins. */
function uniqueTasks(tasks: readonly ListedTask[]): readonly ListedTask[] {
  const byId = new Map<string, ListedTask>();
  for (const task of tasks) if (!byId.has(task.id)) byId.set(task.id, task);
  return [...byId.values()];
}

/** Hides a task that is being archived, unless the API lists it as archived. */
function isShown({ id, archivedAt }: ListedTask, hiddenIds: ReadonlySet<string>): boolean {
  return !hiddenIds.has(id) || archivedAt != null;
}
