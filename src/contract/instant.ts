import * as z from 'zod/mini';

const Iso = z.iso.datetime({ offset: true });

/** Whether a text is a moment as ISO 8601 writes it with its zone, in a year of four digits. */
export function isInstant(text: string): boolean {
  if (!Iso.safeParse(text).success) return false;
  // With an offset, the year in UTC can be another.
  const year = new Date(text).getUTCFullYear();
  return year >= 1000 && year <= 9999;
}
