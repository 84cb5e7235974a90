import type { Turn } from '#contract/task.ts';
import { stopReason } from '#app/data/stop-reasons.ts';
import { formatCount } from '#app/lib/format.ts';

/** `1,842 → 312`: tokens in and out, a dash for what the API doesn't say. */
export function tokensInOut(turn: {
  inputTokens?: number | null | undefined;
  outputTokens?: number | null | undefined;
}): string {
  const count = (value: number | null | undefined) => (value == null ? '–' : formatCount(value));
  return `${count(turn.inputTokens)} → ${count(turn.outputTokens)}`;
}

export type Shortfall = { tone: 'error' | 'warning'; title: string; advice?: string };

/** Why a turn has no whole answer, in words; undefined where it has. */
export function shortfallOf(turn: Pick<Turn, 'status' | 'error' | 'incompleteDetails'>): Shortfall | undefined {
  if (turn.status === 'error') {
    return { tone: 'error', title: turn.error?.message ?? 'This turn failed, and the API gave no reason.' };
  }
  const reason = turn.incompleteDetails?.reason ?? (turn.status === 'aborted' ? 'aborted' : undefined);
  return reason === undefined ? undefined : { tone: 'warning', ...stopReason(reason) };
}
