import * as z from 'zod/mini';

export const ErrorBody = z.object({ error: z.string() });

/** Returns the `error` of a response body; undefined for other bodies. */
export function errorSentence(body: string): string | undefined {
  try {
    const { error } = ErrorBody.parse(JSON.parse(body));
    return error.trim() === '' ? undefined : error;
  } catch {
    return undefined;
  }
}

/** `status`: the HTTP status. 0 if no response came, so it is unknown whether the API acted. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly retryAfterMs: number | undefined;

  constructor(status: number, message: string, retryAfterMs?: number) {
    super(message);
    this.name = 'ApiProblem';
    this.status = status;
    this.retryAfterMs = retryAfterMs;
  }
}

const MAX_WAIT_MS = 60 * 60 * 1000;

/** RFC 9110 §10.2.3. Returns milliseconds, at most one hour. */
export function readRetryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const text = header.trim();
  if (text === '') return undefined;
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  if (Number.isNaN(ms)) return undefined;
  return Math.min(Math.max(ms, 0), MAX_WAIT_MS);
}
