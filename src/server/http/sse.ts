import { DONE_DATA, formatEventId } from '#contract/task-event.ts';
import { EVENT_STREAM } from '#contract/media-type.ts';
import type { Clock } from '../domain/clock.ts';
import { markPart } from '../domain/mark-part.ts';
import type { StoredPart } from '../domain/store.ts';

const SILENCE_MS = 15_000;
const KEEP_ALIVE = ': keep-alive\n\n';
const DONE = `event: done\ndata: ${DONE_DATA}\n\n`;

export const SSE_HEADERS = {
  'Content-Type': EVENT_STREAM,
  // Compression would delay events.
  'Cache-Control': 'no-cache, no-transform',
  'X-Accel-Buffering': 'no',
} as const;

export function formatEvent({ seq, offset, part }: StoredPart): string {
  return `id: ${formatEventId({ seq, offset })}\ndata: ${JSON.stringify(markPart(part))}\n\n`;
}

/**
 * Fetches the next batch only when the client has read. Sends a comment after 15 s of silence, and `done` at the end.
 * `hangUp` aborts when the client is gone.
 */
export function eventStream(
  batches: AsyncIterator<readonly StoredPart[]>,
  clock: Clock,
  hangUp: AbortController,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let next: ReturnType<typeof batches.next> | undefined;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        next ??= batches.next();
        const quiet = new AbortController();
        const step = await Promise.race([next, clock.sleep(SILENCE_MS, quiet.signal)]).finally(() => quiet.abort());
        if (hangUp.signal.aborted) return;
        if (step === undefined) {
          controller.enqueue(encoder.encode(KEEP_ALIVE));
          return;
        }
        next = undefined;
        if (step.done !== true) {
          controller.enqueue(encoder.encode(step.value.map(formatEvent).join('')));
          return;
        }
        controller.enqueue(encoder.encode(DONE));
        controller.close();
      },
      cancel() {
        hangUp.abort();
      },
    },
    { highWaterMark: 0 },
  );
}
