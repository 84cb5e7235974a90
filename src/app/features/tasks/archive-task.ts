import { useQueryClient } from '@tanstack/react-query';
import { showToast } from '#app/ui/toasts.tsx';
import { isRunning } from '#contract/task.ts';
import type { Archivable } from './archive/batch.ts';
import { loadArchiving } from './archive/load-archiving.ts';

/** The element that shows a task in a list: focus returns to it when its archiving is taken back. */
export function taskLinkId(taskId: string): string {
  return `task-${taskId}`;
}

/**
 * Archives tasks, one or thousands: they are hidden at once, and can be taken back for eight seconds. What becomes of
 * them is said at the foot of the page. Those that run stay, since the API would refuse; so do those that are `unfit`:
 * they no longer fit the filter that selected them.
 */
export function useArchiveTasks(): (tasks: readonly Archivable[], unfit?: readonly Archivable[]) => void {
  const client = useQueryClient();
  return (tasks, unfit = []) => {
    loadArchiving(client).then(
      ({ hold }) => hold(tasks, unfit),
      () => showToast({ id: 'not-archived', text: 'Nothing was archived: the dashboard did not answer. Try again.' }),
    );
  };
}

/** Archives one task. Answers whether it goes: false for one that still runs, which stays and is said why. */
export function useArchiveTask(): (task: Archivable) => boolean {
  const archive = useArchiveTasks();
  return (task) => {
    archive([task]);
    return !isRunning(task);
  };
}
