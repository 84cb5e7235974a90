import { formatClock } from '#app/lib/format.ts';
import { useNow } from '#app/lib/use-now.ts';

/** `since`: milliseconds since the epoch. */
export function Clock({ since, className }: { since: number; className?: string }) {
  return <span className={className}>{formatClock(useNow(1000) - since)}</span>;
}
