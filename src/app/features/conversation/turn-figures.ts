import type { TurnView } from './rows.ts';

export type TurnFigures = {
  /** Milliseconds; undefined while the turn runs. */
  durationMs: number | undefined;
  inputTokens: number;
  outputTokens: number;
  credits: number;
};

/** A turn's figures: while it grows what its stream told last, then its record. */
export function turnFigures({
  turn,
  transcript,
  growing,
}: Pick<TurnView, 'turn' | 'transcript' | 'growing'>): TurnFigures {
  const { usage } = transcript;
  // How long it has run is the clock's to tell: the stream speaks of usage only when there is more of it.
  if (growing && usage !== undefined) return { ...usage, durationMs: undefined };
  return {
    durationMs: turn.durationMs ?? usage?.durationMs,
    inputTokens: turn.inputTokens ?? usage?.inputTokens ?? 0,
    outputTokens: turn.outputTokens ?? usage?.outputTokens ?? 0,
    credits: turn.credits ?? usage?.credits ?? 0,
  };
}
