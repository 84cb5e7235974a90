import { DONE_DATA, readPart, type DoneMarker, type TaskEvent, type TaskPart } from '#contract/task-event.ts';
import { createParser, type EventSourceMessage } from 'eventsource-parser';

/** Characters. An endless line must not fill the memory. */
const LONGEST_EVENT = 8_000_000;
/** Characters per batch: a few milliseconds of work, so that the caller can yield to input. */
const SLICE = 65_536;

/** An event is too long. */
export class StreamProblem extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'StreamProblem';
  }
}

/**
 * Parses server-sent events (WHATWG HTML §9.2) into batches of task events: one per chunk that completes an event, more
 * for a long chunk. `done` events, `[DONE]` and parts of type `done` become `{type: 'done'}`; invalid JSON and unknown
 * parts become `unknown`. Ends when the signal aborts. Throws `StreamProblem`, or what the stream throws.
 */
export async function* readTaskEvents(
  stream: ReadableStream<Uint8Array>,
  signal?: AbortSignal,
  onBytes?: () => void,
): AsyncGenerator<readonly TaskEvent[], void, void> {
  let read: TaskEvent[] = [];
  let tooLong = false;
  const parser = createParser({
    maxBufferSize: LONGEST_EVENT,
    onEvent: (message) => read.push({ id: message.id, part: partOf(message) }),
    onError: (error) => {
      tooLong ||= error.type === 'max-buffer-size-exceeded';
    },
  });
  const decoder = new TextDecoder();
  const reader = stream.getReader();
  const stop = () => void reader.cancel().catch(() => undefined);
  if (signal?.aborted === true) stop();
  else signal?.addEventListener('abort', stop);
  let endsInCr = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      onBytes?.();
      // The parser waits for the character after a CR.
      const text: string = done ? (endsInCr ? '\n' : '') : decoder.decode(value, { stream: true });
      for (let at = 0; at < text.length; at += SLICE) {
        parser.feed(text.slice(at, at + SLICE));
        if (read.length > 0) yield read;
        read = [];
        if (tooLong) throw new StreamProblem('The stream sent an event that is too long to be read.');
      }
      if (done) return;
      if (text !== '') endsInCr = text.endsWith('\r');
    }
  } finally {
    signal?.removeEventListener('abort', stop);
    await reader.cancel().catch(() => undefined);
  }
}

/** Matches deltas as our server writes them, most of a stream. `JSON.parse` takes five times as long. */
const PLAIN_DELTA =
  // oxlint-disable-next-line no-control-regex -- JSON takes none in a string
  /^\{"type":"(text-delta|reasoning-delta)","id":"([^"\\\u0000-\u001f]*)","delta":"([^"\\\u0000-\u001f]*)"\}$/;

function partOf({ event, data }: EventSourceMessage): TaskPart | DoneMarker {
  if (event === 'done') return { type: 'done' };
  const [, type, id, delta] = PLAIN_DELTA.exec(data) ?? [];
  if (id !== undefined && delta !== undefined) {
    return { type: type === 'text-delta' ? 'text-delta' : 'reasoning-delta', id, delta };
  }
  return readData(data);
}

function readData(data: string): TaskPart | DoneMarker {
  if (data.trim() === DONE_DATA) return { type: 'done' };
  let raw: unknown;
  try {
    raw = JSON.parse(data);
  } catch {
    return { type: 'unknown', raw: data, problem: 'an event that is not JSON' };
  }
  if (typeof raw === 'object' && raw !== null && 'type' in raw && raw.type === 'done') return { type: 'done' };
  return readPart(raw);
}
