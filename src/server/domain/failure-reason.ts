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
