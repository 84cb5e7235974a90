import { DONE_DATA, readPart, type DoneMarker, type TaskEvent, type TaskPart } from '#contract/task-event.ts';
import { createParser, type EventSourceMessage } from 'eventsource-parser';

/** Characters of one event. A line that never ends must not fill the memory. */
const LONGEST_EVENT = 8_000_000;

/** The stream broke its own rules beyond repair: an event that never ends. */
export class StreamProblem extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'StreamProblem';
  }
}

/**
 * Reads a stream of server-sent events (WHATWG HTML §9.2) as task events, in order, whatever way its bytes are cut.
 * A `done` event, `[DONE]`, or a part of type `done` all come out as the part `{type: 'done'}`; what is not JSON, or no known part,
 * comes out as an `unknown` part and hides nothing. Ends when the stream does, or the signal aborts; throws what the stream
 * throws, or `StreamProblem`.
 */
export async function* readTaskEvents(
  stream: ReadableStream<Uint8Array>,
  signal?: AbortSignal,
): AsyncGenerator<TaskEvent, void, void> {
  let read: TaskEvent[] = [];
  let tooLong = false;
  const parser = createParser({
    maxBufferSize: LONGEST_EVENT,
    onEvent: (message) => read.push({ id: message.id, part: partOf(message) }),
    onError: (error) => {
      tooLong ||= error.type === 'max-buffer-size-exceeded';
    },
  });
  const text = new TextDecoder();
  const reader = stream.getReader();
  const stop = () => void reader.cancel().catch(() => undefined);
  signal?.addEventListener('abort', stop);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      parser.feed(text.decode(value, { stream: true }));
      yield* read;
      read = [];
      if (tooLong) throw new StreamProblem('The stream sent an event that is too long to be read.');
    }
  } finally {
    signal?.removeEventListener('abort', stop);
    await reader.cancel().catch(() => undefined);
  }
}

function partOf({ event, data }: EventSourceMessage): TaskPart | DoneMarker {
  if (event === 'done' || data.trim() === DONE_DATA) return { type: 'done' };
  let raw: unknown;
  try {
    raw = JSON.parse(data);
  } catch {
    return { type: 'unknown', raw: data, problem: 'an event that is not JSON' };
  }
  if (typeof raw === 'object' && raw !== null && 'type' in raw && raw.type === 'done') return { type: 'done' };
  return readPart(raw);
}
