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
import { classNames } from '#app/lib/class-names.ts';
import { once } from '#app/lib/once.ts';
import { t } from '#app/messages/composer.ts';

const EVERY_MS = 60_000;

type SpendingProps = {
  /** Null: the turn creates the worker. */
  workerId: string | null;
  budget: Budget;
  className?: string;
};

/** Shows the worker's usual cost at this budget, and today's spending. */
export function Spending({ workerId, budget, className }: SpendingProps) {
  const client = useQueryClient();
  const now = useNow(EVERY_MS);
  const limits = useLimits();
  const before = useQuery({ ...costBeforeQuery(workerId ?? '', now), enabled: workerId !== null });
  const cost = before.data == null ? undefined : costAt(before.data, budget);
  const { data: today } = useQuery({ ...spentTodayQuery(client, now), enabled: warnsFrom(limits) !== Infinity });
  return (
    <p className={classNames('max-w-full text-pretty empty:hidden', className)}>
      {cost?.p50 != null && <CostWords cost={cost} />}
      {today !== undefined && today.credits >= warnsFrom(limits) && (
        <span data-spent-today className="block text-aborted">
          {spentTodayWords(today.credits, limits)}
        </span>
      )}
    </p>
  );
}

const share = once(() => new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 0 }));

function CostWords({ cost }: { cost: CostBefore }) {
  const { n, p50, p90, completed } = cost;
  return (
    <>
      <span>{t('usualCost', { usual: p50, most: p90 })}</span>{' '}
      <span className="text-ink-3 @md:block">{t('runs', { count: n, share: share().format(completed) })}</span>
    </>
  );
}
