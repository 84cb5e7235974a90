import { queryOptions } from '@tanstack/react-query';
import type { Budget } from '#contract/task.ts';
import type { UsageOfGroup } from '#contract/usage.ts';
import { startBeside } from '#app/lib/zoned-time.ts';
import { accountQuery } from './account.ts';
import { ownTimeZone } from './spending.ts';
import { askUsage } from './usage.ts';

const FRESH_MS = 30_000;

/** Of the last days, today included, as ISO instants. */
function lastDays(days: number, now: number): Period {
  const dayAt = (by: number) => new Date(startBeside(now, 'day', ownTimeZone(), by)).toISOString();
  return { from: dayAt(1 - days), to: dayAt(1) };
}

export type Period = { readonly from: string; readonly to: string };

/** `period`: of all figures, also after midnight. `byWorker`: by id. */
export type WorkerUsage = { readonly period: Period; readonly byWorker: ReadonlyMap<string, UsageOfGroup> };

type WorkerUsageAsk = { days: number; budget?: Budget; now: number };

/** Each worker's usage of the last days, today included; null if the API has no usage. */
export function workerUsageQuery({ days, budget, now }: WorkerUsageAsk) {
  const period = lastDays(days, now);
  return queryOptions({
    queryKey: [...accountQuery.queryKey, 'usage', 'of workers', { ...period, budget }],
    queryFn: async ({ client, signal }): Promise<WorkerUsage | null> => {
      const ask = {
        ...period,
        interval: 'month',
        groupBy: 'worker',
        timeZone: ownTimeZone(),
        ...(budget && { budget }),
      } as const;
      const usage = await askUsage(client, ask, signal);
      return usage && { period, byWorker: new Map(usage.groups.map((group) => [group.key, group])) };
    },
    staleTime: FRESH_MS,
  });
}
