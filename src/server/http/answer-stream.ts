import type { EventPosition } from '#contract/task-event.ts';
import type { TurnRef } from '../domain/records.ts';
import type { ApiContext, HttpDeps } from './api-env.ts';
import { eventStream, SSE_HEADERS } from './sse.ts';

export function wantsStream(c: ApiContext): boolean {
  return (c.req.header('Accept') ?? '').toLowerCase().includes('text/event-stream');
}

/** Streams a task's parts from a position on, until nothing runs or the turn `throughSeq` has ended. */
export function answerStream(
  { runner, clock }: HttpDeps,
  { organizationId, taskId }: Pick<TurnRef, 'organizationId' | 'taskId'>,
  { from, throughSeq }: { from: EventPosition; throughSeq?: number },
): Response {
  const hangUp = new AbortController();
  const batches = runner.follow(organizationId, taskId, from, {
    signal: hangUp.signal,
    ...(throughSeq === undefined ? {} : { throughSeq }),
  });
  const body = eventStream(batches[Symbol.asyncIterator](), clock, hangUp);
  return new Response(body, { headers: SSE_HEADERS });
}
