import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useHiddenTaskIds } from '#app/data/hidden-tasks.ts';
import { joinFindings } from '#app/data/filter-checks.ts';
import { problemOfQuery } from '#app/entities/problem/problem-words.ts';
import type { TaskFilter } from '#app/data/task-filter.ts';
import { freshEveryMs, freshPageQuery, taskCountQuery } from '#app/data/task-list.ts';
import { unseenOf } from '#app/data/merge-tasks.ts';
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
 * The tasks that fit a filter, as far as they are loaded. What runs is kept up to date where it stands; what is new waits
 * in `unseen` until it is taken in. While another filter's rows come, the last one's stay, and `isStale` says so.
 */
export function useTaskRows(filter: TaskFilter) {
  const client = useQueryClient();
  const held = useHiddenTaskIds();
  // Signs alone find nothing, and another API might take them for no search at all: it is not asked.
  const isAsked = filter.q === undefined || hasWords(filter.q);
  const rows = useInfiniteQuery({
    ...taskRowsQuery(filter),
    enabled: isAsked,
    placeholderData: isAsked ? keepPreviousData : NO_PAGES,
  });
  const isStale = isAsked && rows.isPlaceholderData;
  const pages = rows.data?.pages;
  const loaded = useMemo(() => onceEach(pages?.flatMap((page) => page?.items ?? []) ?? NONE), [pages]);
  const first = pages?.[0];
  const fresh = useQuery({
    ...freshPageQuery(filter),
    enabled: isAsked && first != null && !isStale,
    refetchInterval: freshEveryMs(filter, loaded),
    // That page has only just come.
    initialData: () => (isStale ? undefined : (first ?? undefined)),
    initialDataUpdatedAt: rows.dataUpdatedAt,
  });

  const tasks = useMemo(() => loaded.filter((task) => isShown(task, held)), [loaded, held]);
  const unseen = isStale
    ? NONE
    : unseenOf(fresh.data?.items ?? NONE, loaded, rows.hasNextPage).filter((task) => isShown(task, held));
  const findings = useMemo(
    () => joinFindings(isStale ? [] : [...(pages ?? []), fresh.data].flatMap((page) => page?.findings ?? [])),
    [isStale, pages, fresh.data],
  );
  const askForRows = useRefetch(taskRowsQuery(filter).queryKey);
  const askForNews = useRefetch(freshPageQuery(filter).queryKey);

  return {
    /** Undefined until the first answer; null where the API has no list. */
    tasks: pages === undefined ? undefined : first === null ? null : tasks,
    /** The ids of those loaded that aren't shown, because they are being archived. */
    hidden: loaded.flatMap((task) => (isShown(task, held) ? [] : [task.id])),
    /** What the answers so far prove about the filter. */
    findings,
    isStale,
    problem: rows.isFetchNextPageError ? null : (problemOfQuery(rows) ?? problemOfQuery(fresh)),
    failures: rows.failureCount + fresh.failureCount,
    askAgain: rows.data === undefined ? askForRows : askForNews,
    unseen,
    /** Begins anew with the first page as it is now. */
    takeIn: () => {
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

/** A task that moved while pages were loaded, since what it is sorted by grew, stands where it was first. */
function onceEach(tasks: readonly ListedTask[]): readonly ListedTask[] {
  const byId = new Map<string, ListedTask>();
  for (const task of tasks) if (!byId.has(task.id)) byId.set(task.id, task);
  return [...byId.values()];
}

/** A task that is archived here is hidden at once, unless archived ones are asked for and the API tells of it as one. */
function isShown({ id, archivedAt }: ListedTask, held: ReadonlySet<string>): boolean {
  return !held.has(id) || archivedAt != null;
}
