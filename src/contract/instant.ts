import * as z from 'zod/mini';

const Iso = z.iso.datetime({ offset: true });

/** Whether a text is an ISO 8601 instant with an offset and a year of four digits. */
export function isInstant(text: string): boolean {
  if (!Iso.safeParse(text).success) return false;
  // The offset can change the year.
  const year = new Date(text).getUTCFullYear();
  return year >= 1000 && year <= 9999;
}
