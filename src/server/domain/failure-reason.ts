import type { Failure } from '#contract/task.ts';
import type { TurnRecord } from './records.ts';
import { cutText } from './titles.ts';

const MAX_REASON_CHARS = 500;

/** Null unless the turn failed or was aborted; empty if it gave no reason. */
export function failureReasonOf({
  status,
  errorMessage,
  incompleteReason,
}: Pick<TurnRecord, 'status' | 'errorMessage' | 'incompleteReason'>): string | null {
  if (status !== 'error' && status !== 'aborted') return null;
  return cutText(errorMessage ?? incompleteReason ?? '', MAX_REASON_CHARS);
}

/** `cause` is null unless the turn failed or was aborted. */
export function failureOf(reason: string | null, cause: string | null): Failure | null {
  return cause === null ? null : { reason: reason || null, cause };
}
