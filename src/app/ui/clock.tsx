import { formatClock } from '#app/lib/format.ts';
import { useNow } from '#app/lib/use-now.ts';

/** Counts from `since`, in milliseconds since the epoch. */
export function Clock({ since }: { since: number }) {
  return formatClock(useNow(1000) - since);
}
