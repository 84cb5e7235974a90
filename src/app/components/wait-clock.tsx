import { formatClock } from '#app/lib/format.ts';

/** Counts down. Never read aloud, which would interrupt every second. */
export function WaitClock({ ms }: { ms: number }) {
  return (
    <span role="timer" aria-live="off" className="figures font-medium text-ink">
      {formatClock(Math.ceil(ms / 1000) * 1000)}
    </span>
  );
}
