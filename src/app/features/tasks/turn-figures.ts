import type { Turn } from '#contract/task.ts';
import { formatCount } from '#app/lib/format.ts';

/** `1,842 → 312`: tokens in and out, a dash for what the API doesn't say. */
export function tokensInOut(turn: {
  inputTokens?: number | null | undefined;
  outputTokens?: number | null | undefined;
}): string {
  const count = (value: number | null | undefined) => (value == null ? '–' : formatCount(value));
  return `${count(turn.inputTokens)} → ${count(turn.outputTokens)}`;
}

/** Why a turn has no whole answer, in words; undefined where it has. */
export function shortfallOf(turn: Pick<Turn, 'status' | 'error' | 'incompleteDetails'>): string | undefined {
  if (turn.error) return turn.error.message;
  if (turn.incompleteDetails) return turn.incompleteDetails.reason;
  if (turn.status === 'error') return 'The turn failed. The API doesn’t say why.';
  if (turn.status === 'aborted') return 'The turn was stopped before its end.';
  return undefined;
}
