import {
  FileFacts,
  parseEventId,
  ToolTiming,
  type DoneMarker,
  type EventPosition,
  type KnownPart,
  type TaskEvent,
  type TaskPart,
  type TurnOpening,
  type UnknownPart,
  type Usage,
} from '#contract/task-event.ts';
import { appendMarkdown, closeMarkdown, markdownText, NO_BLOCKS, type MarkdownBlocks } from './markdown-blocks.ts';

/** One turn's answer as its stream told it: what the worker said and did, in order, and what it found and made. */
export type Transcript = {
  readonly opening: TurnOpening | undefined;
  readonly items: readonly TranscriptItem[];
  readonly sources: readonly TranscriptSource[];
  readonly files: readonly TranscriptFile[];
  readonly usage: Usage | undefined;
  readonly ending: Ending | undefined;
  /** Parts that this version does not understand, kept for whoever looks. */
  readonly unknown: readonly UnknownPart[];
  /** The last event that was taken in, where events carry positions. */
  readonly at: EventPosition | undefined;
};

export type TextItem = {
  readonly kind: 'text' | 'reasoning';
  readonly id: string;
  readonly blocks: MarkdownBlocks;
  readonly open: boolean;
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

/**
 * Takes one event in. Pure; answers the same reference where nothing changed, so that an event seen twice
 * (known by its position) changes nothing and costs nothing.
 */
export function reduceTranscript(transcript: Transcript, event: TaskEvent): Transcript {
  const at = parseEventId(event.id);
  if (at !== undefined && transcript.at !== undefined && !isAfter(at, transcript.at)) return transcript;
  const next = reducePart(transcript, event.part);
  return at === undefined ? next : { ...next, at };
}

function isAfter(a: EventPosition, b: EventPosition): boolean {
  return a.seq > b.seq || (a.seq === b.seq && a.offset > b.offset);
}

function reducePart(transcript: Transcript, part: TaskPart | DoneMarker): Transcript {
  switch (part.type) {
    case 'data-turn':
      return { ...transcript, opening: part.data };
    case 'data-usage':
      return { ...transcript, usage: part.data };
    case 'text-start':
    case 'reasoning-start':
      return open(transcript, kindOf(part.type), part.id);
    case 'text-delta':
    case 'reasoning-delta':
      return write(transcript, kindOf(part.type), part.id, part.delta);
    case 'text-end':
    case 'reasoning-end':
      return change(transcript, kindOf(part.type), part.id, close);
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
      return end(transcript, { kind: 'finished' });
    case 'error':
      return end(transcript, { kind: 'failed', message: part.errorText });
    case 'abort':
      return end(transcript, { kind: 'aborted', reason: part.reason });
    case 'unknown':
      return { ...transcript, unknown: [...transcript.unknown, part] };
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

function kindOf(type: string): TextItem['kind'] {
  return type.startsWith('reasoning') ? 'reasoning' : 'text';
}

function open(transcript: Transcript, kind: TextItem['kind'], id: string): Transcript {
  return { ...transcript, items: [...transcript.items, { kind, id, blocks: NO_BLOCKS, open: true }] };
}

/** Adds to the open text of that id; a text that was never opened is opened by its first words. */
function write(transcript: Transcript, kind: TextItem['kind'], id: string, delta: string): Transcript {
  const index = transcript.items.findLastIndex((item) => item.kind === kind && item.id === id && item.open);
  if (index === -1) return write(open(transcript, kind, id), kind, id, delta);
  return { ...transcript, items: transcript.items.with(index, append(transcript.items[index], delta)) };
}

function append(item: TranscriptItem | undefined, delta: string): TranscriptItem {
  if (item === undefined || item.kind === 'tool') throw new Error('Only a text can be written to.');
  return { ...item, blocks: appendMarkdown(item.blocks, delta) };
}

function change(
  transcript: Transcript,
  kind: TextItem['kind'],
  id: string,
  to: (item: TextItem) => TextItem,
): Transcript {
  let changed = false;
  const items = transcript.items.map((item) => {
    if (item.kind !== kind || item.id !== id || !item.open) return item;
    changed = true;
    return to(item);
  });
  return changed ? { ...transcript, items } : transcript;
}

function close(item: TextItem): TextItem {
  return { ...item, blocks: closeMarkdown(item.blocks), open: false };
}

function putTool(transcript: Transcript, id: string, facts: Partial<ToolItem>): Transcript {
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

function timingOf(metadata: Record<string, Record<string, unknown>> | undefined): ToolTiming | undefined {
  const timing = ToolTiming.safeParse(metadata?.['handinger']);
  return timing.success ? timing.data : undefined;
}

function putSource(transcript: Transcript, source: TranscriptSource): Transcript {
  if (transcript.sources.some(({ id }) => id === source.id)) return transcript;
  return { ...transcript, sources: [...transcript.sources, source] };
}

function putFile(transcript: Transcript, part: Extract<KnownPart, { type: 'file' }>): Transcript {
  if (transcript.files.some(({ url }) => url === part.url)) return transcript;
  const facts = FileFacts.safeParse(part.providerMetadata?.['handinger']);
  const { filename, size } = facts.success ? facts.data : { filename: undefined, size: undefined };
  return { ...transcript, files: [...transcript.files, { url: part.url, mediaType: part.mediaType, filename, size }] };
}

/** The first ending stands: the `finish` after an `error` does not make it good. What was open is closed. */
function end(transcript: Transcript, ending: Ending): Transcript {
  if (transcript.ending !== undefined) return transcript;
  const items = transcript.items.map((item) => (item.kind !== 'tool' && item.open ? close(item) : item));
  return { ...transcript, items, ending };
}

/** The answer's words: all its texts, without what the worker thought or did in between. */
export function transcriptText(transcript: Transcript): string {
  return transcript.items
    .filter((item): item is TextItem => item.kind === 'text')
    .map((item) => markdownText(item.blocks))
    .join('\n\n');
}

/** A transcript of words alone: what an API's record gives where it kept no parts. */
export function transcriptOfText(text: string): Transcript {
  if (text === '') return EMPTY_TRANSCRIPT;
  const blocks = closeMarkdown(appendMarkdown(NO_BLOCKS, text));
  return { ...EMPTY_TRANSCRIPT, items: [{ kind: 'text', id: 'record', blocks, open: false }] };
}
