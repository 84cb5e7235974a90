import type { TaskEvent } from '#contract/task-event.ts';
import { readTaskEvents, StreamProblem } from './transcript/read-task-events.ts';

type PumpOptions = {
  signal: AbortSignal;
  /** Takes events in as they come. */
  take: (events: readonly TaskEvent[]) => void;
  /** Called whenever anything comes, be it a comment that only keeps the connection open. */
  onBytes: () => void;
  /** Lets the browser see to input and frames, where the last time is a while ago. */
  breathe: () => Promise<void>;
};

/**
 * Reads a stream to its end, however that comes about, or until the signal aborts. Resolves to whether the stream itself
 * said that it was the end: one that breaks, or stops without a word of it, is none.
 */
export async function pump(
  stream: ReadableStream<Uint8Array>,
  { signal, take, onBytes, breathe }: PumpOptions,
): Promise<boolean> {
  let ended = false;
  try {
    for await (const events of readTaskEvents(stream, signal, onBytes)) {
      if (signal.aborted) return false;
      take(events);
      for (const { part } of events) {
        if (part.type === 'done' || part.type === 'finish') ended = true;
        // What is replayed may hold the turns before this one.
        else if (part.type === 'start') ended = false;
      }
      await breathe();
    }
  } catch (error) {
    // However a stream breaks, what came before stands, and the record decides how to go on.
    if (!isBreak(error)) throw error;
    return false;
  }
  return ended && !signal.aborted;
}

function isBreak(error: unknown): boolean {
  return error instanceof TypeError || error instanceof DOMException || error instanceof StreamProblem;
}
