import type { TaskEvent } from '#contract/task-event.ts';
import { readTaskEvents, StreamProblem } from './read-task-events.ts';

type PumpOptions = {
  signal: AbortSignal;
  /** Takes events in as they come. */
  take: (events: readonly TaskEvent[]) => void;
  /** Lets the browser see to input and frames, where the last time is a while ago. */
  breathe: () => Promise<void>;
};

/**
 * Reads a stream to its end, however that comes about. Resolves to whether the stream itself said that it was the end:
 * one that breaks, or stops without a word of it, is none.
 */
export async function pump(
  stream: ReadableStream<Uint8Array>,
  { signal, take, breathe }: PumpOptions,
): Promise<boolean> {
  let ended = false;
  try {
    for await (const events of readTaskEvents(stream, signal)) {
      take(events);
      for (const { part } of events) {
        if (part.type === 'done' || part.type === 'finish') ended = true;
        // What is replayed may hold the turns before this one.
        else if (part.type === 'start') ended = false;
      }
      await breathe();
      signal.throwIfAborted();
    }
  } catch (error) {
    signal.throwIfAborted();
    // However a stream breaks, what came before stands, and the record decides how to go on.
    if (!isBreak(error)) throw error;
    ended = false;
  }
  signal.throwIfAborted();
  return ended;
}

function isBreak(error: unknown): boolean {
  return error instanceof TypeError || error instanceof DOMException || error instanceof StreamProblem;
}
