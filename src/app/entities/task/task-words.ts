import { TASK_STATUSES, type TaskStatus } from '#contract/task.ts';
import { t } from '#app/messages/task.ts';

/** Unknown statuses are shown as pending. */
export function statusTone(status: string): TaskStatus {
  return knownStatus(status) ?? 'pending';
}

/** Unknown statuses keep the API's spelling. */
export function statusWord(status: string): string {
  const known = knownStatus(status);
  return known === undefined ? status : t(`status.${known}`);
}

function knownStatus(status: string): TaskStatus | undefined {
  return TASK_STATUSES.find((known) => known === status);
}
