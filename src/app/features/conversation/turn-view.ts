import type { Turn } from '#contract/task.ts';
import type { Provenance } from '#app/streaming/live-task.ts';
import type { Transcript } from '#app/streaming/transcript/transcript-items.ts';

/** `growing`: the transcript is still being written. */
export type TurnView = {
  readonly turn: Turn;
  readonly transcript: Transcript;
  readonly growing: boolean;
  readonly provenance: Provenance | undefined;
};

export type OutputFile = {
  readonly url: string;
  readonly mediaType: string;
  readonly filename?: string | null | undefined;
  readonly size?: number | null | undefined;
};

const NONE: readonly OutputFile[] = [];

/** From the stream, else from the record. */
export function outputFiles({ turn, transcript }: Pick<TurnView, 'turn' | 'transcript'>): readonly OutputFile[] {
  return transcript.files.length > 0 ? transcript.files : (turn.files ?? NONE);
}
