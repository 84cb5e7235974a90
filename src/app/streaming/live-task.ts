import { formatEventId } from '#contract/task-event.ts';
import type { Turn } from '#contract/task.ts';
import { textOf } from './transcript/streamed-text.ts';
import { EMPTY_TRANSCRIPT, type Transcript } from './transcript/transcript-items.ts';
import { BETWEEN_TEXTS, transcriptOfText, transcriptText, type Transcripts } from './transcript/transcript.ts';

/**
 * What this browser sees of a task as it happens.
 * - `phase`: nothing is being read; the stream is live; it broke and is being taken up again; the record is asked for now and
 *   then, because the API has no resume route, or because the browser holds as many streams open as it may (`queued`); or the
 *   operator has turned away from it.
 * - `transcripts`: the turns streamed here, by `seq`.
 * - `provenance`: how a turn streamed here came to be whole.
 */
export type LiveTask = {
  readonly phase: 'idle' | 'live' | 'reconnecting' | 'polling' | 'queued' | 'detached';
  readonly transcripts: Transcripts;
  readonly provenance: Readonly<Record<number, Provenance>>;
};

export type Provenance = 'live' | 'resumed' | 'filled from the record';

export const NOT_LIVE: LiveTask = { phase: 'idle', transcripts: {}, provenance: {} };

/** An offset past any turn's end: "after all of that turn". */
const PAST_THE_END = 999_999_999;

/** The position to resume a turn from: the last event seen of it, else the end of the turn before it. */
export function resumeFrom(live: LiveTask, seq: number): string | undefined {
  const at = live.transcripts[seq]?.at;
  if (at !== undefined) return formatEventId(at);
  return seq === 0 ? undefined : formatEventId({ seq: seq - 1, offset: PAST_THE_END });
}

/** Ends a turn that was streamed here: what was streamed is held against its record, and the record wins. */
export function settleTurn(live: LiveTask, turn: Turn, resumed: boolean): LiveTask {
  const streamed = live.transcripts[turn.seq] ?? EMPTY_TRANSCRIPT;
  const recorded = turn.outputText ?? '';
  // A record without words, as of a turn that failed, has none to mend with.
  const whole = recorded === '' || sameWords(transcriptText(streamed), recorded);
  return {
    phase: 'idle',
    transcripts: {
      ...live.transcripts,
      [turn.seq]: whole ? inWordsOf(recorded, streamed) : withWords(streamed, recorded),
    },
    provenance: {
      ...live.provenance,
      [turn.seq]: !whole ? 'filled from the record' : resumed ? 'resumed' : 'live',
    },
  };
}

/** What the turn that is read has cost so far, in credits; null where nothing is read, or nothing is said of it. */
export function streamedCredits({ phase, transcripts }: LiveTask): number | null {
  return phase === 'idle' ? null : (Object.values(transcripts).at(-1)?.usage?.credits ?? null);
}

/** Forgets what was streamed of a turn, because it has gaps. */
export function withoutTurn(live: LiveTask, seq: number): LiveTask {
  const { [seq]: _, ...transcripts } = live.transcripts;
  return { ...live, phase: 'idle', transcripts };
}

/** Words alone are compared: how a text is laid out over parts is the stream's affair. */
function sameWords(a: string, b: string): boolean {
  const words = (text: string) => text.replaceAll(/\s+/g, '');
  return words(a) === words(b);
}

/** The same, with its words taken from the record where that says the same to the letter: they are held once, not twice. */
function inWordsOf(recorded: string, streamed: Transcript): Transcript {
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

function withWords(streamed: Transcript, recorded: string): Transcript {
  const done = streamed.items.filter((item) => item.kind === 'tool');
  return { ...streamed, items: [...done, ...transcriptOfText(recorded).items] };
}
