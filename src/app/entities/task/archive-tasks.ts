import { createContext, use } from 'react';
import { isRunning, type Task } from '#contract/task.ts';

export type Archivable = Pick<Task, 'id' | 'title' | 'status'>;

/**
 * Hides tasks at once and offers to undo. Running tasks, which the API would refuse, and `unmatched` ones, which no
 * longer match their filter, stay. The page says so.
 */
export type ArchiveTasks = (tasks: readonly Archivable[], unmatched?: readonly Archivable[]) => void;

export type TaskArchive = {
  archive: ArchiveTasks;
  /** Undefined if the API is known not to restore. */
  restore: ((tasks: readonly Archivable[]) => void) | undefined;
};

/** Provided by the `task-archive` feature. */
export const ArchiveContext = createContext<TaskArchive | undefined>(undefined);

export function useTaskArchive(): TaskArchive {
  const archive = use(ArchiveContext);
  if (archive === undefined) throw new Error('There is no ArchiveProvider above this component.');
  return archive;
}

/** Returns false for a running task. */
export function useArchiveTask(): (task: Archivable) => boolean {
  const { archive } = useTaskArchive();
  return (task) => {
    archive([task]);
    return !isRunning(task);
  };
}
