import { queryOptions } from '@tanstack/react-query';
import type { Budget } from '#contract/task.ts';
import type { UsageOfGroup } from '#contract/usage.ts';
import { startBeside } from '#app/lib/zoned-time.ts';
import { accountQuery } from './account.ts';
import { ownTimeZone } from './spending.ts';
import { askUsage } from './usage.ts';

const FRESH_MS = 30_000;

/** The period of the last days, today included, as ISO instants. */
export function lastDays(days: number, now: number): { from: string; to: string } {
  const dayAt = (by: number) => new Date(startBeside(now, 'day', ownTimeZone(), by)).toISOString();
  return { from: dayAt(1 - days), to: dayAt(1) };
}

export type WorkerUsage = ReadonlyMap<string, UsageOfGroup>;

/** Each worker's usage of the last days, today included, by id; null if the API has no usage. */
export function workerUsageQuery({ days, budget }: { days: number; budget?: Budget }) {
  return queryOptions({
    queryKey: [...accountQuery.queryKey, 'usage', 'of workers', { days, budget }],
    queryFn: async ({ client, signal }): Promise<WorkerUsage | null> => {
      const ask = {
        ...lastDays(days, Date.now()),
        interval: 'month',
        groupBy: 'worker',
        timeZone: ownTimeZone(),
        ...(budget && { budget }),
      } as const;
      const usage = await askUsage(client, ask, signal);
      return usage && new Map(usage.groups.map((group) => [group.key, group]));
    },
    staleTime: FRESH_MS,
  });
}
