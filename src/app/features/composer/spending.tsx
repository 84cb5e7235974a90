import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Budget } from '#contract/task.ts';
import {
  costAt,
  costBeforeQuery,
  spentTodayQuery,
  spentTodayWords,
  useLimits,
  warnsFrom,
  type CostBefore,
} from '#app/data/spending.ts';
import { useNow } from '#app/lib/use-now.ts';
import { once } from '#app/lib/once.ts';
import { t } from '#app/messages/composer.ts';

const EVERY_MS = 60_000;

type SpendingProps = {
  /** Null: the turn creates the worker. */
  workerId: string | null;
  budget: Budget;
};

/** Shows the worker's usual cost at this budget, and today's spending. */
export function Spending({ workerId, budget }: SpendingProps) {
  const client = useQueryClient();
  const now = useNow(EVERY_MS);
  const limits = useLimits();
  const before = useQuery({ ...costBeforeQuery(workerId ?? '', now), enabled: workerId !== null });
  const cost = before.data == null ? undefined : costAt(before.data, budget);
  const { data: today } = useQuery({ ...spentTodayQuery(client, now), enabled: warnsFrom(limits) !== Infinity });
  return (
    <p className="max-w-full text-pretty @md:max-w-[22rem] @md:pl-6 @md:text-right empty:hidden">
      {cost && <CostWords cost={cost} />}
      {today !== undefined && today.credits >= warnsFrom(limits) && (
        <span className="block text-aborted">{spentTodayWords(today.credits, limits)}</span>
      )}
    </p>
  );
}

const share = once(() => new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 0 }));

function CostWords({ cost }: { cost: CostBefore | { n: number; p50: null } }) {
  if (cost.p50 === null) {
    return <span className="text-ink-3">{t('noEstimate')}</span>;
  }
  const { n, p50, p90, completed } = cost;
  return (
    <>
      <span>{t('usualCost', { usual: p50, most: p90 })}</span>{' '}
      <span className="text-ink-3 @md:block">{t('runs', { count: n, share: share().format(completed) })}</span>
    </>
  );
}
