import { TASK_STATUSES, type TaskStatus } from '#contract/task.ts';

/** Unknown statuses are shown as pending. */
export function statusTone(status: string): TaskStatus {
  return TASK_STATUSES.find((known) => known === status) ?? 'pending';
}
