import type { QueryClient } from '@tanstack/react-query';
import { LAST_EVENT_ID } from '#contract/endpoints.ts';
import { learnFrom } from '#app/data/capabilities.ts';
import { requestStream } from '#app/data/request.ts';

/**
 * Replays the events after `lastEventId`, or the whole turn, and continues live; null if the API cannot resume. The route is
 * known from the published clients only. Throws `ApiProblem`.
 */
export function openResume(
  client: QueryClient,
  { taskId, workerId, lastEventId }: { taskId: string; workerId: string; lastEventId: string | undefined },
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array> | null> {
  const options = {
    workerId,
    query: { taskId, stream: true },
    signal,
    ...(lastEventId !== undefined && { headers: { [LAST_EVENT_ID]: lastEventId } }),
  };
  return learnFrom(client, 'resumeStream', { taskId, signal }, () => requestStream('retrieveWorker', options));
}
