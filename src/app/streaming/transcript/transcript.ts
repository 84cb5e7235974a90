import {
  parseEventId,
  type DoneMarker,
  type EventPosition,
  type TaskEvent,
  type TaskPart,
} from '#contract/task-event.ts';
import { textOf, wholeText } from './streamed-text.ts';
import {
  closeText,
  EMPTY_TRANSCRIPT,
  endTranscript,
  keepUnknown,
  kindOfText,
  openText,
  putFile,
  putSource,
  putTool,
  timingOf,
  writeText,
  type TextItem,
  type Transcript,
} from './transcript-items.ts';

/**
 * Applies one event. Pure. Returns the same reference if nothing changed, as for a repeated position. Without
 * positions, `start` begins the turn again, because a replay follows.
 */
export function reduceTranscript(transcript: Transcript, event: TaskEvent): Transcript {
  const at = parseEventId(event.id);
  if (at !== undefined && transcript.at !== undefined && !isAfter(at, transcript.at)) return transcript;
  if (at === undefined && event.part.type === 'start') return { ...EMPTY_TRANSCRIPT, opening: transcript.opening };
  const next = reducePart(transcript, event.part, event.at);
  return at === undefined ? next : { ...next, at };
}

/** Equals applying one event at a time, but concatenates deltas first. */
export function reduceEvents(transcript: Transcript, events: readonly TaskEvent[]): Transcript {
  let next = transcript;
  let joined: Joined | undefined;
  function write() {
    if (joined === undefined) return;
    const { part, deltas, at } = joined;
    const written = reducePart(next, { ...part, delta: deltas.join('') });
    next = at === undefined ? written : { ...written, at };
    joined = undefined;
  }
  for (const event of events) {
    const { part } = event;
    if (part.type !== 'text-delta' && part.type !== 'reasoning-delta') {
      write();
      next = reduceTranscript(next, event);
      continue;
    }
    const at = parseEventId(event.id);
    const seen = joined?.at ?? next.at;
    if (at !== undefined && seen !== undefined && !isAfter(at, seen)) continue;
    if (joined === undefined || joined.part.type !== part.type || joined.part.id !== part.id) {
      write();
      joined = { part, deltas: [], at: next.at };
    }
    joined.deltas.push(part.delta);
    joined.at = at ?? joined.at;
  }
  write();
  return next;
}

/** Deltas of one text that are not applied yet. */
type Joined = { part: TextDelta; deltas: string[]; at: EventPosition | undefined };
type TextDelta = Extract<TaskPart, { type: 'text-delta' | 'reasoning-delta' }>;

function isAfter(a: EventPosition, b: EventPosition): boolean {
  return a.seq > b.seq || (a.seq === b.seq && a.offset > b.offset);
}

function reducePart(transcript: Transcript, part: TaskPart | DoneMarker, at?: number): Transcript {
  switch (part.type) {
    case 'data-turn':
      return { ...transcript, opening: part.data };
    case 'data-usage':
      return { ...transcript, usage: part.data };
    case 'data-approval':
      return putTool(transcript, part.data.toolCallId, { approval: part.data });
    case 'text-start':
    case 'reasoning-start':
      return openText(transcript, kindOfText(part.type), part.id, at);
    case 'text-delta':
    case 'reasoning-delta':
      return writeText(transcript, kindOfText(part.type), part.id, part.delta);
    case 'text-end':
    case 'reasoning-end':
      return closeText(transcript, kindOfText(part.type), part.id, at);
    case 'tool-input-start':
      return putTool(transcript, part.toolCallId, { name: part.toolName });
    case 'tool-input-available':
      return putTool(transcript, part.toolCallId, { name: part.toolName, input: part.input });
    case 'tool-input-error':
      return putTool(transcript, part.toolCallId, {
        name: part.toolName,
        input: part.input,
        state: 'failed',
        errorText: part.errorText,
      });
    case 'tool-output-available':
      return putTool(transcript, part.toolCallId, {
        output: part.output,
        state: part.preliminary === true ? 'running' : 'done',
        timing: timingOf(part.providerMetadata),
      });
    case 'tool-output-error':
      return putTool(transcript, part.toolCallId, {
        state: 'failed',
        errorText: part.errorText,
        timing: timingOf(part.providerMetadata),
      });
    case 'source-url':
      return putSource(transcript, { id: part.sourceId, url: part.url, title: part.title });
    case 'source-document':
      return putSource(transcript, { id: part.sourceId, url: undefined, title: part.filename ?? part.title });
    case 'file':
      return putFile(transcript, part);
    case 'finish':
    case 'done':
      return endTranscript(transcript, { kind: 'finished' });
    case 'error':
      return endTranscript(transcript, { kind: 'failed', message: part.errorText });
    case 'abort':
      return endTranscript(transcript, { kind: 'aborted', reason: part.reason });
    case 'unknown':
      return keepUnknown(transcript, part);
    case 'start':
    case 'start-step':
    case 'finish-step':
    case 'tool-input-delta':
    case 'message-metadata':
      return transcript;
    default:
      return part satisfies never;
  }
}

/** By `seq`. */
export type Transcripts = Readonly<Record<number, Transcript>>;

/** Returns the turn that the stream is in after these events. */
export function seqAfter(seq: number, events: readonly TaskEvent[]): number {
  const opening = events.findLast(({ part }) => part.type === 'data-turn')?.part;
  return opening?.type === 'data-turn' ? opening.data.seq : seq;
}

/** A `data-turn` event moves the stream to another turn. */
export function takeEvents(transcripts: Transcripts, seq: number, events: readonly TaskEvent[]): Transcripts {
  const next = { ...transcripts };
  let now = seq;
  let from = 0;
  const reduceTo = (to: number) => {
    if (from === to) return;
    next[now] = reduceEvents(next[now] ?? EMPTY_TRANSCRIPT, events.slice(from, to));
    from = to;
  };
  events.forEach(({ part }, i) => {
    if (part.type !== 'data-turn' || part.data.seq === now) return;
    reduceTo(i);
    now = part.data.seq;
  });
  reduceTo(events.length);
  return next;
}

export const BETWEEN_TEXTS = '\n\n';

/** Excludes reasoning and tool calls. */
export function transcriptText(transcript: Transcript): string {
  return transcript.items
    .filter((item): item is TextItem => item.kind === 'text')
    .map((item) => wholeText(item.text))
    .join(BETWEEN_TEXTS);
}

/** For an API that records no parts. */
export function transcriptOfText(text: string): Transcript {
  if (text === '') return EMPTY_TRANSCRIPT;
  return { ...EMPTY_TRANSCRIPT, items: [{ kind: 'text', id: 'record', text: textOf(text), open: false }] };
}
