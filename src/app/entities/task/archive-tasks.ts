import { createContext, use } from 'react';
import { isRunning, type Task } from '#contract/task.ts';

/** What the archive needs to know of a task. */
export type Archivable = Pick<Task, 'id' | 'title' | 'status'>;

/**
 * Archives tasks, one or thousands. They disappear at once and can be restored for a few seconds. Running tasks stay, because
 * the API would refuse them, and so do `unfit` ones, which no longer match the filter that selected them. The page says so.
 */
export type ArchiveTasks = (tasks: readonly Archivable[], unfit?: readonly Archivable[]) => void;

/** Provided by the `task-archive` feature, used wherever a task can be archived. */
export const ArchiveContext = createContext<ArchiveTasks | undefined>(undefined);

export function useArchiveTasks(): ArchiveTasks {
  const archive = use(ArchiveContext);
  if (archive === undefined) throw new Error('There is no ArchiveProvider above this component.');
  return archive;
}

/** Archives one task. Returns false for a task that still runs and therefore stays. */
export function useArchiveTask(): (task: Archivable) => boolean {
  const archive = useArchiveTasks();
  return (task) => {
    archive([task]);
    return !isRunning(task);
  };
}
