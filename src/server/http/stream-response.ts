import type { EventPosition } from '#contract/task-event.ts';
import { accepts, EVENT_STREAM } from '#contract/media-type.ts';
import type { TurnRef } from '../domain/records.ts';
import type { ApiContext, HttpDeps } from './api-env.ts';
import { eventStream, SSE_HEADERS } from './sse.ts';

const STALLED_MS = 120_000;

export function wantsStream(c: ApiContext): boolean {
  return accepts(c.req.header('Accept'), EVENT_STREAM);
}

/** Ends when nothing runs or turn `throughSeq` has ended. */
export function streamResponse(
  c: ApiContext,
  { runner, clock }: HttpDeps,
  { organizationId, taskId }: Pick<TurnRef, 'organizationId' | 'taskId'>,
  { from, throughSeq }: { from: EventPosition; throughSeq?: number },
): Response {
  const hangUp = new AbortController();
  cutStalled(c);
  const batches = runner.follow(organizationId, taskId, from, {
    signal: hangUp.signal,
    ...(throughSeq === undefined ? {} : { throughSeq }),
  });
  const body = eventStream(batches[Symbol.asyncIterator](), clock, hangUp);
  return new Response(body, { headers: SSE_HEADERS });
}

function cutStalled({ env }: ApiContext): void {
  const socket = env.incoming?.socket;
  if (socket === undefined) return;
  const cut = () => {
    socket.destroy();
  };
  socket.setTimeout(STALLED_MS, cut);
  env.outgoing?.once('close', () => {
    socket.off('timeout', cut);
  });
}
