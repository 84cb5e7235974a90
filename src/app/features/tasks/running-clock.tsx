import { formatClock } from '#app/lib/format.ts';
import { useNow } from '#app/lib/use-now.ts';

/** Counts from `since`, in milliseconds since the epoch. */
export function RunningClock({ since }: { since: number }) {
  return <span className="text-running">{formatClock(useNow(1000) - since)}</span>;
}
