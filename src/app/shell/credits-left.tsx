import { useQuery } from '@tanstack/react-query';
import { accountQuery } from '#app/data/account.ts';
import { formatCount } from '#app/lib/format.ts';

/** What the organisation has left to spend; nothing where the API doesn't tell. */
export function CreditsLeft() {
  const { data: account } = useQuery(accountQuery);
  if (account == null) return null;
  const { creditsLeft, creditsGranted } = account;
  const share = creditsGranted > 0 ? Math.max(0, Math.min(1, creditsLeft / creditsGranted)) : 0;
  return (
    <div className="px-2 pt-1 pb-2">
      <p className="text-xs text-ink-2" id="credits-left">
        <span className="tabular-nums">{formatCount(creditsLeft)}</span> of {formatCount(creditsGranted)} credits left
      </p>
      <div
        role="meter"
        aria-labelledby="credits-left"
        aria-valuemin={0}
        aria-valuemax={creditsGranted}
        aria-valuenow={creditsLeft}
        className="mt-1.5 h-1 overflow-hidden rounded-full bg-line"
      >
        <div className={`h-full ${share < 0.1 ? 'bg-aborted' : 'bg-accent'}`} style={{ width: `${share * 100}%` }} />
      </div>
    </div>
  );
}
