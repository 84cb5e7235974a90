import { Link } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { Suspense, useSyncExternalStore } from 'react';
import { accountQuery } from '#app/data/account.ts';
import { creditLimits } from '#app/data/spending.ts';
import { formatShort } from '#app/lib/format.ts';
import { paths } from '#app/paths.ts';
import { lazyPart } from '#app/components/lazy-part.tsx';
import { t } from '#app/messages/shell.ts';

const SpentToday = lazyPart(
  async () => (await import('./spent-today.tsx')).SpentToday,
  () => null,
);

/** Shows credits if the API reports them, and today's spending against the limits. */
export function CreditsLeft() {
  const { data: account } = useQuery(accountQuery);
  const hasLimits = useSyncExternalStore(creditLimits.subscribe, creditLimits.read) !== null;
  return (
    <div className="px-2 pt-1 pb-2 text-xs text-ink-2">
      {account != null && <Left left={account.creditsLeft} granted={account.creditsGranted} />}
      {hasLimits && (
        <Suspense>
          <SpentToday />
        </Suspense>
      )}
    </div>
  );
}

function Left({ left, granted }: { left: number; granted: number }) {
  const share = granted > 0 ? Math.max(0, Math.min(1, left / granted)) : 0;
  return (
    <>
      <p className="flex justify-between gap-2">
        <span id="credits-left" className="tracking-tight" title={t('creditsLeftExactly', { left, granted })}>
          {t.rich('creditsLeft', { left, granted: formatShort(granted), figure: <span className="tabular-nums" /> })}
        </span>
        <Link to={paths.creditLimits} className="text-ink-3 hover:text-ink">
          {t('limits')}
        </Link>
      </p>
      <div
        role="meter"
        aria-labelledby="credits-left"
        aria-valuemin={0}
        aria-valuemax={granted}
        aria-valuenow={left}
        className="mt-1.5 h-1 overflow-hidden rounded-full bg-line"
      >
        <div className={`h-full ${share < 0.1 ? 'bg-aborted' : 'bg-accent'}`} style={{ width: `${share * 100}%` }} />
      </div>
    </>
  );
}
