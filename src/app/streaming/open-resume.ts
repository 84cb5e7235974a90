import { LAST_EVENT_ID } from '#contract/endpoints.ts';
import { requestStream } from '#app/data/request.ts';

/**
 * Replays the events after `lastEventId`, or the whole turn, and continues live. The route is known from the published
 * clients only. Throws `ApiProblem`.
 */
export function openResume(
  { taskId, workerId, lastEventId }: { taskId: string; workerId: string; lastEventId: string | undefined },
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array>> {
  return requestStream('retrieveWorker', {
    workerId,
    query: { taskId, stream: true },
    signal,
    ...(lastEventId !== undefined && { headers: { [LAST_EVENT_ID]: lastEventId } }),
  });
}
