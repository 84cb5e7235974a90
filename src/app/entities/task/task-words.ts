import { BUDGETS, TASK_STATUSES, TRIGGERS, type TaskStatus } from '#contract/task.ts';
import { t } from '#app/messages/task.ts';

/** Unknown statuses are shown as pending. */
export function statusTone(status: string): TaskStatus {
  return knownStatus(status) ?? 'pending';
}

/** Values that this version does not know keep the API's spelling. */
export function statusWord(status: string): string {
  const known = knownStatus(status);
  return known === undefined ? status : t(`status.${known}`);
}

export function budgetWord(budget: string): string {
  const known = BUDGETS.find((one) => one === budget);
  return known === undefined ? budget : t(`budget.${known}`);
}

export function triggerWord(trigger: string): string {
  const known = TRIGGERS.find((one) => one === trigger);
  return known === undefined ? trigger : t(`trigger.${known}`);
}

/** A cause is a part of an error's message, except two that have names. */
export function causeWord(cause: string): string {
  return cause === 'none' || cause === 'aborted' ? t(`cause.${cause}`) : cause;
}

function knownStatus(status: string): TaskStatus | undefined {
  return TASK_STATUSES.find((known) => known === status);
}
