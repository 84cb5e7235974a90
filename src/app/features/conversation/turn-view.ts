import type { Turn } from '#contract/task.ts';
import type { Provenance } from '#app/streaming/live-task.ts';
import type { Transcript } from '#app/streaming/transcript/transcript-items.ts';

/** One turn as the conversation shows it: its record, its transcript, and whether the transcript still grows. */
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

/** The files that the worker made in a turn: those of its stream, else those of its record. */
export function outputFiles({ turn, transcript }: Pick<TurnView, 'turn' | 'transcript'>): readonly OutputFile[] {
  return transcript.files.length > 0 ? transcript.files : (turn.files ?? NONE);
}
