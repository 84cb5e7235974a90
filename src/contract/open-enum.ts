import * as z from 'zod/mini';

/** Accepts any string, since the hosted API may add values. Types the known ones. */
export function openEnum<const T extends readonly string[]>(_known: T) {
  return z.custom<T[number] | (string & Record<never, never>)>((value) => typeof value === 'string', {
    error: 'expected a string',
  });
}
