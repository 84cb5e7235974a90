import type { Turn } from '#contract/task.ts';

/** Whether a task may have attached files that can't be sent again, because the API does not return them. */
export function filesAreUnknown(turns: readonly Turn[], upToSeq: number): boolean {
  return turns.some(({ seq, attachments }) => seq <= upToSeq && attachments === undefined);
}
