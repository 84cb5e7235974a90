import type { TaskEvent } from '#contract/task-event.ts';
import { readTaskEvents, StreamProblem } from './transcript/read-task-events.ts';

type ConsumeOptions = {
  signal: AbortSignal;
  /** Called with each batch of events. */
  take: (events: readonly TaskEvent[]) => void;
  /** Called when any bytes arrive, comments included. */
  onBytes: () => void;
  /** Yields to input and frames when they are due. */
  yieldToMain: () => Promise<void>;
};

/**
 * Reads a stream until it ends, breaks, or the signal aborts. Resolves with whether the stream itself marked its end.
 */
export async function consumeStream(
  stream: ReadableStream<Uint8Array>,
  { signal, take, onBytes, yieldToMain }: ConsumeOptions,
): Promise<boolean> {
  let ended = false;
  try {
    for await (const events of readTaskEvents(stream, signal, onBytes)) {
      if (signal.aborted) return false;
      take(events);
      for (const { part } of events) {
        if (part.type === 'done' || part.type === 'finish') ended = true;
        // A replay may contain earlier turns.
        else if (part.type === 'start') ended = false;
      }
      await yieldToMain();
    }
  } catch (error) {
    // Events before the break are kept. The record decides how to go on.
    if (!isBreak(error)) throw error;
    return false;
  }
  return ended && !signal.aborted;
}

function isBreak(error: unknown): boolean {
  return error instanceof TypeError || error instanceof DOMException || error instanceof StreamProblem;
}
