import { ApiProblem } from '#contract/api-problem.ts';
import { SHOULD_RETRY } from '#contract/endpoints.ts';
import { isDiskFull } from '../domain/disk-full.ts';
import { problems } from '../domain/problems.ts';

/** Unexpected errors are reported and not shown. */
export function errorResponse(error: unknown, report: (problem: unknown) => void): Response {
  const problem = asProblem(error);
  if (problem === undefined) report(error);
  const { status, message, retryAfterMs } =
    problem ?? new ApiProblem(500, 'The API failed at this request. The details are in its log.');
  const headers = new Headers({ 'Content-Type': 'application/json' });
  if (status === 401) headers.set('WWW-Authenticate', 'Bearer');
  // The official clients retry every 409, and none of ours passes within seconds.
  if (status === 409) headers.set(SHOULD_RETRY, 'false');
  if (retryAfterMs !== undefined) headers.set('Retry-After', String(Math.ceil(retryAfterMs / 1000)));
  return new Response(JSON.stringify({ error: message }), { status, headers });
}

function asProblem(error: unknown): ApiProblem | undefined {
  if (error instanceof ApiProblem) return error;
  return isDiskFull(error) ? problems.diskFull() : undefined;
}
