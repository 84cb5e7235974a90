import type { TurnView } from './turn-view.ts';

export type TurnFigures = {
  /** Milliseconds; undefined while the turn runs. */
  durationMs: number | undefined;
  inputTokens: number;
  outputTokens: number;
  credits: number;
};

/** A turn's figures: while it grows what its stream told last, then its record, which alone is looked at where it tells all. */
export function turnFigures(view: Pick<TurnView, 'turn' | 'transcript' | 'growing'>): TurnFigures {
  const { turn, growing } = view;
  const { durationMs, inputTokens, outputTokens, credits } = turn;
  const tellsAll = [durationMs, inputTokens, outputTokens, credits].every((figure) => figure != null);
  const usage = growing || !tellsAll ? view.transcript.usage : undefined;
  // How long it has run is the clock's to tell: the stream speaks of usage only when there is more of it.
  if (growing && usage !== undefined) return { ...usage, durationMs: undefined };
  return {
    durationMs: durationMs ?? usage?.durationMs,
    inputTokens: inputTokens ?? usage?.inputTokens ?? 0,
    outputTokens: outputTokens ?? usage?.outputTokens ?? 0,
    credits: credits ?? usage?.credits ?? 0,
  };
}
