import * as z from 'zod/mini';

/** The body of every error answer (published clients: `{"error": "human-readable string"}`). */
export const ErrorBody = z.object({ error: z.string() });

/** The sentence in an error's body; undefined for an empty one, and for what is no error of the API's. */
export function errorSentence(body: string): string | undefined {
  try {
    const { error } = ErrorBody.parse(JSON.parse(body));
    return error.trim() === '' ? undefined : error;
  } catch {
    return undefined; // an HTML page or cut JSON
  }
}

/**
 * The one error of talking to the API. `status` is the HTTP status; 0 means that no answer came
 * (offline, cut, timed out), so whether the API did it is not known.
 */
export class ApiProblem extends Error {
  readonly status: number;
  /** Milliseconds to wait before trying again, from `Retry-After`. */
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
 * Reads `Retry-After` (RFC 9110 §10.2.3): seconds or an HTTP date; answers milliseconds, at most one hour,
 * or undefined where the header is absent or says nothing usable.
 */
export function readRetryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const text = header.trim();
  if (text === '') return undefined;
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  if (Number.isNaN(ms)) return undefined;
  return Math.min(Math.max(ms, 0), LONGEST_WAIT_MS);
}
