import { DONE_DATA, readPart, type DoneMarker, type TaskEvent, type TaskPart } from '#contract/task-event.ts';
import { createParser, type EventSourceMessage } from 'eventsource-parser';

/** Characters of one event. A line that never ends must not fill the memory. */
const LONGEST_EVENT = 8_000_000;
/** Characters read between two batches: a few milliseconds of work, so that whoever takes the batches can let input in between. */
const SLICE = 65_536;

/** The stream broke its own rules beyond repair: an event that never ends. */
export class StreamProblem extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'StreamProblem';
  }
}

/**
 * Reads a stream of server-sent events (WHATWG HTML §9.2) as task events, in order, whatever way its bytes are cut; in batches,
 * one for each chunk that ends an event, more where a chunk is long.
 * A `done` event, `[DONE]`, or a part of type `done` all come out as the part `{type: 'done'}`; what is not JSON, or no known part,
 * comes out as an `unknown` part and hides nothing. Ends when the stream does, or the signal aborts; throws what the stream
 * throws, or `StreamProblem`.
 * @param onBytes called whenever anything comes, be it a comment that only keeps the connection open
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
  signal?.addEventListener('abort', stop);
  let endsInCr = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      onBytes?.();
      // The parser waits for what may follow a CR; at the end of the stream nothing does.
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

/** A delta as our server writes it, without escapes. Most of a stream is that, and JSON takes five times as long. */
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
