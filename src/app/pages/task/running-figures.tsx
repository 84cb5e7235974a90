import { Clock } from '#app/components/clock.tsx';
import { t } from '#app/messages/task.ts';

type RunningFiguresProps = {
  /** Milliseconds since the epoch. */
  since: number | undefined;
  credits: number;
};

export function RunningFigures({ since, credits }: RunningFiguresProps) {
  return (
    <span className="figures text-xs whitespace-nowrap text-ink-2">
      {since !== undefined && (
        <>
          <Clock since={since} />
          <span>{' · '}</span>
        </>
      )}
      <span>{t('credits', { count: credits })}</span>
    </span>
  );
}
