import type { TaskEvent } from '#contract/task-event.ts';
import { readTaskEvents, StreamProblem } from './transcript/read-task-events.ts';

type ConsumeOptions = {
  signal: AbortSignal;
  take: (events: readonly TaskEvent[]) => void;
  /** Called for comments, too. */
  onBytes: () => void;
  yieldToMain: () => Promise<void>;
};

/** Reads until the stream ends, breaks, or the signal aborts. Resolves with whether the stream marked its end. */
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
    // Events before the break are kept. The record decides how to continue.
    if (!isBreak(error)) throw error;
    return false;
  }
  return ended && !signal.aborted;
}

function isBreak(error: unknown): boolean {
  return error instanceof TypeError || error instanceof DOMException || error instanceof StreamProblem;
}
