import * as z from 'zod/mini';
import { isInstant } from '#contract/instant.ts';

/** A whole number written in a query or a form. */
export function wholeNumber({ min, max = 999_999_999 }: { min: number; max?: number }) {
  const says = `must be a whole number from ${min} to ${max}`;
  return z.pipe(
    z.string().check(z.refine((text) => /^\d{1,9}$/.test(text) && Number(text) >= min && Number(text) <= max, says)),
    z.transform(Number),
  );
}

/** `true` or `false` written in a query or a form. */
export const flag = z.pipe(
  z.enum(['true', 'false']),
  z.transform((word) => word === 'true'),
);

/** A moment, as ISO 8601 writes it with its zone, in the years that databases write alike. */
export const instant = z.pipe(
  z.string().check(z.refine(isInstant, 'must be a moment with its time zone, like 2026-03-31T00:00:00Z')),
  z.transform((text) => new Date(text)),
);
