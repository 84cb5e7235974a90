import type { TurnView } from './turn-view.ts';

export type TurnFigures = {
  durationMs: number | undefined;
  inputTokens: number;
  outputTokens: number;
  credits: number;
};

/** From the stream while the turn runs, then from the record. */
export function turnFigures(view: Pick<TurnView, 'turn' | 'transcript' | 'growing'>): TurnFigures {
  const { turn, growing } = view;
  const { durationMs, inputTokens, outputTokens, credits } = turn;
  const isComplete = [durationMs, inputTokens, outputTokens, credits].every((figure) => figure != null);
  const usage = growing || !isComplete ? view.transcript.usage : undefined;
  // Usage is only sent when it changes, so its duration is too old.
  if (growing && usage !== undefined) return { ...usage, durationMs: undefined };
  return {
    durationMs: durationMs ?? usage?.durationMs,
    inputTokens: inputTokens ?? usage?.inputTokens ?? 0,
    outputTokens: outputTokens ?? usage?.outputTokens ?? 0,
    credits: credits ?? usage?.credits ?? 0,
  };
}
