import * as z from 'zod/mini';

/** The body of every error response. */
export const ErrorBody = z.object({ error: z.string() });

/** Returns the `error` of a response body, or undefined if it is empty or the body is not the API's. */
export function errorSentence(body: string): string | undefined {
  try {
    const { error } = ErrorBody.parse(JSON.parse(body));
    return error.trim() === '' ? undefined : error;
  } catch {
    return undefined; // HTML or truncated JSON
  }
}

/**
 * A failed request. `status` is the HTTP status, or 0 if no response came (offline, cut, timed out): then it is unknown
 * whether the API acted.
 */
export class ApiProblem extends Error {
  readonly status: number;
  /** From `Retry-After`. */
  readonly retryAfterMs: number | undefined;

  constructor(status: number, message: string, retryAfterMs?: number) {
    super(message);
    this.name = 'ApiProblem';
    this.status = status;
    this.retryAfterMs = retryAfterMs;
  }
}

const LONGEST_WAIT_MS = 60 * 60 * 1000;

/**
 * Reads `Retry-After` (RFC 9110 §10.2.3), seconds or an HTTP date. Returns milliseconds, at most one hour, or
 * undefined.
 */
export function readRetryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const text = header.trim();
  if (text === '') return undefined;
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  if (Number.isNaN(ms)) return undefined;
  return Math.min(Math.max(ms, 0), LONGEST_WAIT_MS);
}
