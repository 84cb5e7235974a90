import { incompleteReason } from '#app/entities/turn/incomplete-reason.ts';
import type { TurnView } from './rows.ts';

export type OutcomeWords = {
  tone: 'error' | 'warning';
  title: string;
  /** What the error says, where that is more than a title. */
  message: string | undefined;
  detail: string;
};

/** How a turn ended, in words, where it ended otherwise than well. */
export function outcomeWords({ turn, transcript }: Pick<TurnView, 'turn' | 'transcript'>): OutcomeWords | undefined {
  const { ending } = transcript;
  const shortfall = incompleteReason(turn, ending?.kind === 'failed' ? ending.message : undefined);
  if (shortfall === undefined) return undefined;
  const { tone, title } = shortfall;
  const detail =
    tone === 'error'
      ? 'What the worker had said by then is kept. Sending again is a new turn, and is charged anew.'
      : `What the worker had by then is above. ${shortfall.advice}`;
  return { tone, title, message: shortfall.tone === 'error' ? shortfall.message : undefined, detail };
}
