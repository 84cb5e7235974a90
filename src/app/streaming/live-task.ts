import { formatEventId } from '#contract/task-event.ts';
import type { Turn } from '#contract/task.ts';
import { textOf } from './transcript/streamed-text.ts';
import { EMPTY_TRANSCRIPT, type Transcript } from './transcript/transcript-items.ts';
import { BETWEEN_TEXTS, transcriptOfText, transcriptText, type Transcripts } from './transcript/transcript.ts';

/**
 * The live state of a task in this browser.
 * - `phase`: `idle`; `live`, the stream is open; `reconnecting`; `polling`, the API has no resume route; `queued`,
 * polled because all stream slots are taken; `detached`, the operator stopped reading.
 * - `transcripts`: the turns streamed here, by `seq`.
 * - `provenance`: how the text of an ended turn became complete, by `seq`.
 */
export type LiveTask = {
  readonly phase: 'idle' | 'live' | 'reconnecting' | 'polling' | 'queued' | 'detached';
  readonly transcripts: Transcripts;
  readonly provenance: Readonly<Record<number, Provenance>>;
};

export type Provenance = 'live' | 'resumed' | 'record';

export const NOT_LIVE: LiveTask = { phase: 'idle', transcripts: {}, provenance: {} };

/** Larger than any event's offset. */
const PAST_THE_END = 999_999_999;

/** Returns the event id to resume a turn after: its last event, or the previous turn's end. */
export function resumeFrom(live: LiveTask, seq: number): string | undefined {
  const at = live.transcripts[seq]?.at;
  if (at !== undefined) return formatEventId(at);
  return seq === 0 ? undefined : formatEventId({ seq: seq - 1, offset: PAST_THE_END });
}

/**
 * Ends a streamed turn. If its text differs from its record, the record's text wins, unless a failed turn's record has
 * only the beginning. Tool calls, reasoning, sources, files and the reason of a failure are kept.
 */
export function reconcileWithRecord(live: LiveTask, turn: Turn, resumed: boolean): LiveTask {
  const streamed = live.transcripts[turn.seq] ?? EMPTY_TRANSCRIPT;
  const recorded = turn.outputText ?? '';
  const isCut = turn.status !== 'completed' && isBeginning(recorded, transcriptText(streamed));
  // A record without text, as of a failed turn, corrects nothing.
  const whole = recorded === '' || isCut || isSameText(transcriptText(streamed), recorded);
  return {
    phase: 'idle',
    transcripts: {
      ...live.transcripts,
      [turn.seq]: whole ? withRecordedText(recorded, streamed) : withTextReplaced(streamed, recorded),
    },
    provenance: {
      ...live.provenance,
      [turn.seq]: !whole ? 'record' : resumed ? 'resumed' : 'live',
    },
  };
}

/** Returns the credits of the running turn so far; null if unknown. */
export function streamedCredits({ phase, transcripts }: LiveTask): number | null {
  return phase === 'idle' ? null : (Object.values(transcripts).at(-1)?.usage?.credits ?? null);
}

/** Drops a streamed turn that has gaps. */
export function withoutTurn(live: LiveTask, seq: number): LiveTask {
  const { [seq]: _, ...transcripts } = live.transcripts;
  return { ...live, phase: 'idle', transcripts };
}

/** Undefined if the record says it, or the stream does not. */
export function reasonOnlyStreamed({ transcripts }: LiveTask, { seq, status, error }: Turn): string | undefined {
  const ending = transcripts[seq]?.ending;
  return status === 'error' && !error?.message && ending?.kind === 'failed' ? ending.message : undefined;
}

/** Stream and record may split a text differently. */
function withoutSpaces(text: string): string {
  return text.replaceAll(/\s+/g, '');
}

function isSameText(a: string, b: string): boolean {
  return withoutSpaces(a) === withoutSpaces(b);
}

function isBeginning(start: string, text: string): boolean {
  return withoutSpaces(text).startsWith(withoutSpaces(start));
}

/** Reuses the record's string for identical text, to keep it once in memory. */
function withRecordedText(recorded: string, streamed: Transcript): Transcript {
  if (transcriptText(streamed) !== recorded) return streamed;
  let at = 0;
  const items = streamed.items.map((item) => {
    if (item.kind !== 'text') return item;
    const text = textOf(recorded.slice(at, at + item.text.length), item.text);
    at += item.text.length + BETWEEN_TEXTS.length;
    return { ...item, text };
  });
  return { ...streamed, items };
}

function withTextReplaced(streamed: Transcript, recorded: string): Transcript {
  const done = streamed.items.filter((item) => item.kind !== 'text');
  return { ...streamed, items: [...done, ...transcriptOfText(recorded).items] };
}
