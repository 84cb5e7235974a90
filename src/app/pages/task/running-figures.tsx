import { formatCredits } from '#app/lib/format.ts';
import { Clock } from '#app/components/clock.tsx';

type RunningFiguresProps = {
  /** When the turn that grows began, in milliseconds since the epoch. */
  since: number | undefined;
  credits: number;
};

/** What the task costs so far, and while a turn grows, for how long it has. */
export function RunningFigures({ since, credits }: RunningFiguresProps) {
  return (
    <span className="figures text-xs whitespace-nowrap text-ink-2">
      {since !== undefined && (
        <>
          <Clock since={since} />
          <span>{` · `}</span>
        </>
      )}
      <span>{formatCredits(credits)}</span>
    </span>
  );
}
