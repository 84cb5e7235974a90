import { LAST_EVENT_ID } from '#contract/endpoints.ts';
import { requestStream } from '#app/data/request.ts';

/**
 * Opens the resume route of a task (from the published clients): it replays what came after `lastEventId`, all of the turn
 * where there is none, and goes on live. Throws `ApiProblem`.
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
