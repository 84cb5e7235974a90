import { TASK_STATUSES, type TaskStatus } from '#contract/task.ts';

/** The tone that stands for a task's or turn's status; a word that this page doesn't know yet is shown quietly, as pending. */
export function statusTone(status: string): TaskStatus {
  return TASK_STATUSES.find((known) => known === status) ?? 'pending';
}
