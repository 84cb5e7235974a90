import { LAST_EVENT_ID } from '#contract/endpoints.ts';
import { requestStream } from '#app/data/request.ts';

/**
 * Opens the resume route of a task (from the published clients). It replays the events after `lastEventId`, or the whole
 * turn without one, and then continues live. Throws `ApiProblem`.
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
