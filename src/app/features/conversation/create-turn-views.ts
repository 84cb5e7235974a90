import { formatEventId, readPart } from '#contract/task-event.ts';
import { isRunning, type Turn } from '#contract/task.ts';
import type { LiveTask } from '#app/streaming/live-task.ts';
import { EMPTY_TRANSCRIPT, type Transcript } from '#app/streaming/transcript/transcript-items.ts';
import { reduceEvents, transcriptOfText } from '#app/streaming/transcript/transcript.ts';
import type { TurnView } from './turn-view.ts';

type Made = { readonly turn: Turn; readonly source: Turn | Transcript; readonly view: TurnView };

/** Unchanged turns keep their view. Loaded parts stay known, and precede a stream that was filled from the record. */
export function createTurnViews() {
  const made = new Map<number, Made>();
  const parted = new Map<number, Turn>();

  function viewOf(turn: Turn, { transcripts, provenance }: LiveTask): TurnView {
    const { seq } = turn;
    const parts = parted.get(seq);
    // An API without recorded parts returns the turn alone, which has less than the stream.
    const isFilled = parts !== undefined && hasParts(parts) && provenance[seq] === 'record';
    const streamedHere = isFilled ? undefined : transcripts[seq];
    const streamed = streamedHere ?? (isRunning(turn) ? EMPTY_TRANSCRIPT : undefined);
    const record = parts ?? turn;
    const source = streamed ?? record;
    const known = made.get(seq);
    if (known?.turn === turn && known.source === source && known.view.provenance === provenance[seq]) return known.view;
    const facts = { turn, growing: isRunning(turn), provenance: provenance[seq] };
    const view = streamed === undefined ? recorded(record, facts) : { ...facts, transcript: streamed };
    made.set(seq, { turn, source, view });
    return view;
  }

  return function viewsOf(turns: readonly Turn[], withParts: readonly Turn[], live: LiveTask): readonly TurnView[] {
    for (const turn of withParts) {
      // An API may return more turns than requested; a running one's parts would soon be out of date.
      if (!isRunning(turn)) parted.set(turn.seq, turn);
    }
    return turns.map((turn) => viewOf(turn, live));
  };
}

function hasParts({ parts = [] }: Turn): boolean {
  return parts.length > 0;
}

function recorded(record: Turn, facts: Omit<TurnView, 'transcript'>): TurnView {
  return {
    ...facts,
    get transcript() {
      return recordedTranscript(record);
    },
  };
}

const transcripts = new WeakMap<Turn, Transcript>();

function recordedTranscript(record: Turn): Transcript {
  const known = transcripts.get(record);
  if (known !== undefined) return known;
  const parts = record.parts ?? [];
  const transcript =
    parts.length === 0
      ? transcriptOfText(record.outputText ?? '')
      : reduceEvents(
          EMPTY_TRANSCRIPT,
          parts.map(({ offset, at, part }) => ({
            id: formatEventId({ seq: record.seq, offset }),
            part: readPart(part),
            at,
          })),
        );
  transcripts.set(record, transcript);
  return transcript;
}
