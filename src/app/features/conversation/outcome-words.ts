import { stopReason } from '#app/data/stop-reasons.ts';
import type { TurnView } from './rows.ts';

export type OutcomeWords = { tone: 'error' | 'warning'; title: string; detail: string };

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
  const { title, advice } = stopReason(reason);
  return { tone: 'warning', title, detail: `What the worker had by then is above. ${advice}` };
}
