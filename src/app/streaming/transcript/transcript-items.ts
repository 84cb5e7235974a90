import {
  FileFacts,
  ToolTiming,
  type EventPosition,
  type KnownPart,
  type TurnOpening,
  type UnknownPart,
  type Usage,
} from '#contract/task-event.ts';
import type { Approval } from '#contract/approval.ts';
import { jsonText } from '#app/lib/json-text.ts';
import { appendText, textOf, type StreamedText } from './streamed-text.ts';

/** One turn's answer, reduced from its stream. */
export type Transcript = {
  readonly opening: TurnOpening | undefined;
  readonly items: readonly TranscriptItem[];
  readonly sources: readonly TranscriptSource[];
  readonly files: readonly TranscriptFile[];
  readonly usage: Usage | undefined;
  readonly ending: Ending | undefined;
  /** The first 100, truncated. */
  readonly unknown: readonly UnknownPart[];
  /** Undefined if events have no positions. */
  readonly at: EventPosition | undefined;
};

export type TextItem = {
  readonly kind: 'text' | 'reasoning';
  readonly id: string;
  readonly text: StreamedText;
  readonly open: boolean;
  /** In milliseconds from any moment, if known. */
  readonly openedAt?: number | undefined;
  /** From its start to its end, if both are known. */
  readonly durationMs?: number | undefined;
};
export type ToolItem = {
  readonly kind: 'tool';
  readonly id: string;
  readonly name: string;
  readonly input: unknown;
  readonly output: unknown;
  readonly errorText: string | undefined;
  readonly state: 'running' | 'done' | 'failed';
  readonly timing: ToolTiming | undefined;
  /** The last question about it. */
  readonly approval?: Approval | undefined;
};
export type TranscriptItem = TextItem | ToolItem;
export type TranscriptSource = {
  readonly id: string;
  readonly url: string | undefined;
  readonly title: string | undefined;
};
export type TranscriptFile = {
  readonly url: string;
  readonly mediaType: string;
  readonly filename: string | undefined;
  readonly size: number | undefined;
};
export type Ending =
  | { readonly kind: 'finished' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'aborted'; readonly reason: string | undefined };

export const EMPTY_TRANSCRIPT: Transcript = {
  opening: undefined,
  items: [],
  sources: [],
  files: [],
  usage: undefined,
  ending: undefined,
  unknown: [],
  at: undefined,
};

export function kindOfText(type: string): TextItem['kind'] {
  return type.startsWith('reasoning') ? 'reasoning' : 'text';
}

export function openText(transcript: Transcript, kind: TextItem['kind'], id: string, at?: number): Transcript {
  const item: TextItem = { kind, id, text: textOf(''), open: true, ...(at !== undefined && { openedAt: at }) };
  return { ...transcript, items: [...transcript.items, item] };
}

/** Opens the text if it is not open. */
export function writeText(transcript: Transcript, kind: TextItem['kind'], id: string, delta: string): Transcript {
  const index = transcript.items.findLastIndex((item) => item.kind === kind && item.id === id && item.open);
  if (index === -1) return writeText(openText(transcript, kind, id), kind, id, delta);
  return { ...transcript, items: transcript.items.with(index, append(transcript.items[index], delta)) };
}

function append(item: TranscriptItem | undefined, delta: string): TranscriptItem {
  if (item === undefined || item.kind === 'tool') throw new Error('Only a text can be written to.');
  return { ...item, text: appendText(item.text, delta) };
}

export function closeText(transcript: Transcript, kind: TextItem['kind'], id: string, at?: number): Transcript {
  const index = transcript.items.findLastIndex((item) => item.kind === kind && item.id === id && item.open);
  return index === -1
    ? transcript
    : { ...transcript, items: transcript.items.with(index, closed(transcript.items[index], at)) };
}

function closed(item: TranscriptItem | undefined, at?: number): TranscriptItem {
  if (item === undefined || item.kind === 'tool') throw new Error('Only a text can be closed.');
  const { openedAt, ...rest } = item;
  const isTimed = at !== undefined && openedAt !== undefined;
  return { ...rest, open: false, ...(isTimed && { durationMs: Math.max(0, at - openedAt) }) };
}

export function putTool(transcript: Transcript, id: string, facts: Partial<ToolItem>): Transcript {
  const index = transcript.items.findIndex((item) => item.kind === 'tool' && item.id === id);
  const known = transcript.items[index];
  const fresh: ToolItem = {
    kind: 'tool',
    id,
    name: 'tool',
    input: undefined,
    output: undefined,
    errorText: undefined,
    state: 'running',
    timing: undefined,
  };
  if (known?.kind !== 'tool') return { ...transcript, items: [...transcript.items, { ...fresh, ...facts }] };
  return { ...transcript, items: transcript.items.with(index, { ...known, ...facts }) };
}

export function timingOf(metadata: Record<string, Record<string, unknown>> | undefined): ToolTiming | undefined {
  const timing = ToolTiming.safeParse(metadata?.['handinger']);
  return timing.success ? timing.data : undefined;
}

export function putSource(transcript: Transcript, source: TranscriptSource): Transcript {
  if (transcript.sources.some(({ id }) => id === source.id)) return transcript;
  return { ...transcript, sources: [...transcript.sources, source] };
}

export function putFile(transcript: Transcript, part: Extract<KnownPart, { type: 'file' }>): Transcript {
  const facts = FileFacts.safeParse(part.providerMetadata?.['handinger']);
  const { filename = part.filename ?? undefined, size } = facts.success ? facts.data : {};
  // Files with the same content have the same `data:` URL.
  const isKnown = transcript.files.some((file) => file.url === part.url && file.filename === filename);
  if (isKnown) return transcript;
  return { ...transcript, files: [...transcript.files, { url: part.url, mediaType: part.mediaType, filename, size }] };
}

const MOST_UNKNOWN = 100;
const LONGEST_UNKNOWN = 10_000;

/** Limited, so that a stream of unknown parts doesn't fill the memory. */
export function keepUnknown(transcript: Transcript, part: UnknownPart): Transcript {
  if (transcript.unknown.length >= MOST_UNKNOWN) return transcript;
  const words = typeof part.raw === 'string' ? part.raw : jsonText(part.raw);
  const kept = words.length > LONGEST_UNKNOWN ? { ...part, raw: `${words.slice(0, LONGEST_UNKNOWN)}…` } : part;
  return { ...transcript, unknown: [...transcript.unknown, kept] };
}

/** Closes open texts. The first ending wins: `finish` also follows `error`. */
export function endTranscript(transcript: Transcript, ending: Ending): Transcript {
  if (transcript.ending !== undefined) return transcript;
  const items = transcript.items.map((item) => (item.kind !== 'tool' && item.open ? closed(item) : item));
  return { ...transcript, items, ending };
}
