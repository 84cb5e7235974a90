import * as z from 'zod/mini';

/**
 * A list of known words that a reader also takes unknown ones for: the hosted API may add a status
 * tomorrow, and a page must not break on it. The type keeps the known words for completion.
 */
export function openEnum<const T extends readonly string[]>(_known: T) {
  return z.custom<T[number] | (string & Record<never, never>)>((value) => typeof value === 'string', {
    error: 'expected a string',
  });
}
