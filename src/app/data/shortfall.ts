import type { Turn } from '#contract/task.ts';

/** Why a turn ended early, as the API codes it, in words: what happened, and what to do. */
const STOP_REASONS: Readonly<Record<string, { title: string; advice: string }>> = {
  tool_call_limit: { title: 'The budget’s tool calls are used up.', advice: 'A higher budget lets it go on.' },
  credits_exhausted: {
    title: 'The credits ran out during this turn.',
    advice: 'Top up, then send again or ask a follow-up.',
  },
  aborted: { title: 'Stopped.', advice: 'It was charged.' },
};

export type Shortfall = { tone: 'error'; title: string } | { tone: 'warning'; title: string; advice: string };

/**
 * Why a turn has no whole answer, in words; undefined where it has. A code that this page doesn't know is said as it is.
 * @param told why it failed, as its stream said it: for a record that doesn't say
 */
export function shortfallOf(
  turn: Pick<Turn, 'status' | 'error' | 'incompleteDetails'>,
  told?: string,
): Shortfall | undefined {
  if (turn.status === 'error') {
    const title = turn.error?.message ?? told ?? 'This turn failed, and the API gave no reason.';
    return { tone: 'error', title };
  }
  const reason = turn.incompleteDetails?.reason ?? (turn.status === 'aborted' ? 'aborted' : undefined);
  if (reason === undefined) return undefined;
  const unknown = { title: 'The answer is incomplete.', advice: `The API says: ${reason}.` };
  return { tone: 'warning', ...(STOP_REASONS[reason] ?? unknown) };
}
