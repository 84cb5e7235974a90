import {
  parseEventId,
  type DoneMarker,
  type EventPosition,
  type TaskEvent,
  type TaskPart,
} from '#contract/task-event.ts';
import { appendMarkdown, closeMarkdown, markdownText, NO_BLOCKS } from './markdown-blocks.ts';
import {
  closeText,
  EMPTY_TRANSCRIPT,
  endTranscript,
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
      return openText(transcript, kindOfText(part.type), part.id);
    case 'text-delta':
    case 'reasoning-delta':
      return writeText(transcript, kindOfText(part.type), part.id, part.delta);
    case 'text-end':
    case 'reasoning-end':
      return closeText(transcript, kindOfText(part.type), part.id);
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
