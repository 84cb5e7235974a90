import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { Undo2 } from 'lucide-react';
import { flushSync } from 'react-dom';
import { HOLD_MS } from '#app/data/archive-hold.ts';
import { archiveHold } from '#app/data/held-tasks.ts';
import { mayPass } from '#app/data/query-client.ts';
import { taskTitle } from '#app/data/task-title.ts';
import { TASK_LISTS, taskQuery } from '#app/data/tasks.ts';
import { useActions } from '#app/ui/action.ts';
import { dismissToast, showToast } from '#app/ui/toasts.tsx';
import { isRunning, type Task } from '#contract/task.ts';

export type Archivable = Pick<Task, 'id' | 'title' | 'status'>;

/** The element that shows a task in a list: focus returns to it when its archiving is taken back. */
export function taskLinkId(taskId: string): string {
  return `task-${taskId}`;
}

const toastId = (taskId: string) => `archive-${taskId}`;

/**
 * Archives tasks, each to be taken back for eight seconds: a toast says so and counts. Answers false for a task that
 * still runs, which the API would refuse; a refusal that comes later puts the task back and says why.
 */
export function useArchiveTask(): (task: Archivable) => boolean {
  const client = useQueryClient();
  return (task) => archiveTask(client, task);
}

function archiveTask(client: QueryClient, task: Archivable): boolean {
  const name = `“${taskTitle(task)}”`;
  const id = toastId(task.id);
  if (isRunning(task)) {
    showToast({ id, text: `${name} is still running. It can be archived when it has ended.`, forMs: 6_000 });
    return false;
  }
  const askAgain = () => {
    void client.invalidateQueries({ queryKey: TASK_LISTS });
    void client.invalidateQueries({ queryKey: taskQuery(task.id).queryKey });
  };
  archiveHold.hold(task.id, {
    onArchived: askAgain,
    onRefused: (error) => {
      // What the list says of it may be what was refused: that it has ended.
      askAgain();
      const why = error instanceof Error ? error.message : String(error);
      const action = mayPass(error) && { label: 'Try again', onSelect: () => archiveTask(client, task) };
      showToast({ id, text: `${name} was not archived. ${why}`, ...(action && { action }) });
    },
  });
  showToast({
    id,
    text: `Archived ${name}`,
    action: { label: 'Undo', onSelect: () => undoArchive(task.id) },
    until: Date.now() + HOLD_MS,
  });
  return true;
}

function undoArchive(taskId: string) {
  // The row must stand again before it can take the focus.
  const undone = flushSync(() => archiveHold.undo(taskId));
  if (!undone) return;
  dismissToast(toastId(taskId));
  document.getElementById(taskLinkId(taskId))?.focus();
}

/** Offers to take back the last archiving. */
export function useUndoAction(): void {
  useActions([
    {
      id: 'undo-archive',
      label: 'Undo archive',
      icon: Undo2,
      keys: 'z',
      group: 'Tasks',
      perform() {
        const taskId = archiveHold.last();
        if (taskId !== undefined) undoArchive(taskId);
      },
    },
  ]);
}
