import { incompleteReason } from '#app/entities/turn/incomplete-reason.ts';
import { t } from '#app/messages/conversation.ts';
import type { TurnView } from './turn-view.ts';

export type TurnOutcome = {
  tone: 'error' | 'warning';
  title: string;
  message: string | undefined;
  detail: string;
};

/** Undefined if the turn completed. */
export function describeOutcome({ turn, transcript }: Pick<TurnView, 'turn' | 'transcript'>): TurnOutcome | undefined {
  const { ending } = transcript;
  const reason = incompleteReason(turn, ending?.kind === 'failed' ? ending.message : undefined);
  if (reason === undefined) return undefined;
  const { tone, title } = reason;
  const detail = tone === 'error' ? t('outputKept') : t('partialOutput', { advice: reason.advice });
  return { tone, title, message: reason.tone === 'error' ? reason.message : undefined, detail };
}
