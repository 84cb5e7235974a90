import type { Turn } from '#contract/task.ts';
import type { Provenance } from '#app/streaming/live-task.ts';
import type { Transcript } from '#app/streaming/transcript/transcript-items.ts';
import { transcriptText } from '#app/streaming/transcript/transcript.ts';
import { jsonText } from '#app/lib/json-text.ts';

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

/** The text from the stream, else from the record, followed by the structured output as JSON. */
export function answerText({ turn, transcript }: Pick<TurnView, 'turn' | 'transcript'>): string {
  const { outputText, structuredOutput } = turn;
  const text = transcript.items.length > 0 ? transcriptText(transcript) : outputText;
  return [text, structuredOutput != null && jsonText(structuredOutput, 2)].filter(Boolean).join('\n\n');
}
