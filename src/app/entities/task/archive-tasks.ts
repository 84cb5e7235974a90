import { createContext, use } from 'react';
import { isRunning, type Task } from '#contract/task.ts';

/** What the archive needs to know of a task. */
export type Archivable = Pick<Task, 'id' | 'title' | 'status'>;

/**
 * Archives tasks, one or thousands. They are hidden at once, and the page offers to undo it. Running tasks stay, because the
 * API would refuse them, and so do `unmatched` ones, which no longer match the filter that selected them. The page says so.
 */
export type ArchiveTasks = (tasks: readonly Archivable[], unmatched?: readonly Archivable[]) => void;

export type TaskArchive = {
  archive: ArchiveTasks;
  /** Undefined where the API is known not to restore. */
  restore: ((tasks: readonly Archivable[]) => void) | undefined;
};

/** Provided by the `task-archive` feature, used wherever a task can be archived or restored. */
export const ArchiveContext = createContext<TaskArchive | undefined>(undefined);

export function useTaskArchive(): TaskArchive {
  const archive = use(ArchiveContext);
  if (archive === undefined) throw new Error('There is no ArchiveProvider above this component.');
  return archive;
}

/** Returns a function that archives one task. It returns false for a task that still runs and therefore stays. */
export function useArchiveTask(): (task: Archivable) => boolean {
  const { archive } = useTaskArchive();
  return (task) => {
    archive([task]);
    return !isRunning(task);
  };
}
