import type { TurnView } from './rows.ts';

export type OutcomeWords = { tone: 'error' | 'warning'; title: string; detail: string };

const stops: Record<string, { title: string; detail: string }> = {
  tool_call_limit: {
    title: 'The budget’s tool calls are used up.',
    detail: 'What the worker had by then is above. A higher budget lets it go on.',
  },
  credits_exhausted: {
    title: 'The credits ran out during this turn.',
    detail: 'What the worker had by then is above. Top up, then send again or ask a follow-up.',
  },
  aborted: { title: 'Stopped.', detail: 'What the worker had said by then is above, and was charged.' },
};

/** How a turn ended, in words, where it ended otherwise than well. */
export function outcomeWords({ turn, transcript }: Pick<TurnView, 'turn' | 'transcript'>): OutcomeWords | undefined {
  const { ending } = transcript;
  if (turn.status === 'error') {
    const said = turn.error?.message ?? (ending?.kind === 'failed' ? ending.message : undefined);
    return {
      tone: 'error',
      title: said ?? 'This turn failed, and the API gave no reason.',
      detail: 'What the worker had said by then is kept. Sending again is a new turn, and is charged anew.',
    };
  }
  const reason = turn.incompleteDetails?.reason ?? (turn.status === 'aborted' ? 'aborted' : undefined);
  if (reason === undefined) return undefined;
  return {
    tone: 'warning',
    ...(stops[reason] ?? { title: 'The answer is incomplete.', detail: `The API says: ${reason}.` }),
  };
}
