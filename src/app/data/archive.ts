import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { t } from '#app/messages/problem.ts';
import { requestIfSupported } from './capabilities.ts';
import { forgetTask } from './local-tasks.ts';
import { PageProblem } from './page-problem.ts';
import { request } from './request.ts';
import type { TaskPages } from './merge-tasks.ts';
import { TASK_LISTS, taskIdIn, type TaskPage } from './tasks.ts';

/**
 * Completes even if the page closes. `isClosing`: the page won't receive the response. Throws `ApiProblem` or, if the
 * API declines, an `Error`.
 */
export async function archiveTask(taskId: string, isClosing: boolean): Promise<void> {
  if (isClosing) forgetTask(taskId);
  const { archived } = await request('archiveTask', { taskId, keepalive: true });
  if (!archived) throw new Error(t('cause.notArchived'));
  forgetTask(taskId);
}

/** Completes even if the page closes. Throws `ApiProblem`. */
export async function restoreTask(client: QueryClient, taskId: string): Promise<void> {
  if ((await requestIfSupported(client, 'restoreTask', { taskId, keepalive: true })) === null) {
    throw new PageProblem(404, { code: 'cannotRestore' });
  }
}

export function refreshTasks(client: QueryClient, taskIds: ReadonlySet<string>): void {
  void client.invalidateQueries({ queryKey: TASK_LISTS });
  void client.invalidateQueries({
    predicate: ({ queryKey }) => {
      const taskId = taskIdIn(queryKey);
      return taskId !== undefined && taskIds.has(taskId);
    },
  });
}

/** Removes tasks from loaded lists of archived tasks. */
export function showAsRestored(client: QueryClient, taskIds: ReadonlySet<string>): void {
  const restore = (page: TaskPage | null, isArchive: boolean): TaskPage | null =>
    page && {
      ...page,
      items: page.items
        .filter(({ id }) => !(isArchive && taskIds.has(id)))
        .map((task) => (taskIds.has(task.id) ? { ...task, archivedAt: null } : task)),
    };
  const rows = { queryKey: ['tasks', 'rows'] };
  for (const [queryKey] of client.getQueriesData(rows)) {
    client.setQueryData<TaskPages>(
      queryKey,
      (loaded) => loaded && { ...loaded, pages: loaded.pages.map((page) => restore(page, isOfArchive(queryKey))) },
    );
  }
  const firstPages = { queryKey: [...TASK_LISTS, 'first page'] };
  for (const [queryKey] of client.getQueriesData(firstPages)) {
    client.setQueryData<TaskPage | null>(queryKey, (page) => page && restore(page, isOfArchive(queryKey)));
  }
}

/** The filter is the last part of the key. */
function isOfArchive(queryKey: QueryKey): boolean {
  const filter = queryKey.at(-1);
  return typeof filter === 'object' && filter !== null && 'archived' in filter && filter.archived === 'only';
}
