import * as z from 'zod/mini';

const Iso = z.iso.datetime({ offset: true });

/** Accepts ISO 8601 with an offset and a year of four digits. */
export function isInstant(text: string): boolean {
  if (!Iso.safeParse(text).success) return false;
  // The offset can change the year.
  const year = new Date(text).getUTCFullYear();
  return year >= 1000 && year <= 9999;
}
