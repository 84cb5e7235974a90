import * as z from 'zod/mini';
import { isInstant } from './instant.ts';

export function wholeNumber({ min, max = 999_999_999 }: { min: number; max?: number }) {
  const message = `must be a whole number from ${min} to ${max}`;
  return z.pipe(
    z.string().check(z.refine((text) => /^\d{1,9}$/.test(text) && Number(text) >= min && Number(text) <= max, message)),
    z.transform(Number),
  );
}

export const flag = z.pipe(
  z.enum(['true', 'false']),
  z.transform((word) => word === 'true'),
);

/** Outputs UTC. */
export const instant = z.pipe(
  z.string().check(z.refine(isInstant, 'must be a moment with its time zone, like 2026-03-31T00:00:00Z')),
  z.transform((text) => new Date(text).toISOString()),
);

/** Postgres can't store NUL. */
export const queryText = z.string().check(z.refine((text) => !text.includes('\0'), 'must not contain a NUL character'));
