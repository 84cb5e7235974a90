import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { useMemo, useSyncExternalStore } from 'react';
import * as z from 'zod/mini';
import { isRunning, type Budget } from '#contract/task.ts';
import type { UsageOfGroup } from '#contract/usage.ts';
import { readJson } from '#app/lib/read-json.ts';
import { startBeside, startOf } from '#app/lib/zoned-time.ts';
import { t } from '#app/messages/sending.ts';
import { accountQuery } from './account.ts';
import { requestIfSupported } from './capabilities.ts';
import { persistedText } from './persisted-text.ts';
import { askUsage, readUsage } from './usage.ts';
import type { UsageAsk } from './usage-of-tasks.ts';

export const creditLimits = persistedText('credit-limits');

/** Credits per day. `askAt`: asks before a send exceeds it. */
export type Limits = { readonly warnAt: number | null; readonly askAt: number | null };

const StoredLimits = z.object({ warnAt: z.nullable(z.number()), askAt: z.nullable(z.number()) });
const NONE: Limits = { warnAt: null, askAt: null };

export function readLimits(text: string | null = creditLimits.read()): Limits {
  return readJson(StoredLimits, text) ?? NONE;
}

/** Returns false if the browser refuses. */
export function keepLimits(limits: Limits): boolean {
  const none = limits.warnAt === null && limits.askAt === null;
  return creditLimits.write(none ? null : JSON.stringify(limits));
}

export function useLimits(): Limits {
  const text = useSyncExternalStore(creditLimits.subscribe, creditLimits.read);
  return useMemo(() => readLimits(text), [text]);
}

/** The warning, else the limit, else Infinity. */
export function warnsFrom({ warnAt, askAt }: Limits): number {
  return Math.min(warnAt ?? Infinity, askAt ?? Infinity);
}

export function spentTodayWords(spent: number, { askAt }: Limits): string {
  return askAt === null ? t('spentToday', { spent }) : t('spentTodayOf', { spent, limit: askAt });
}

/** UTC if unknown. */
export function ownTimeZone(): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  // Chromium's name for an unknown zone, which Intl refuses.
  return timeZone === 'Etc/Unknown' ? 'UTC' : timeZone;
}

const FRESH_MS = 5_000;
const EVERY_MS = 30_000;

/**
 * Credits spent today, in the operator's time zone, including running turns if reported. `whole` is false if added up
 * from this browser's tasks.
 */
export function spentTodayQuery(client: QueryClient, now: number) {
  const timeZone = ownTimeZone();
  const from = isoOf(startOf(now, 'day', timeZone));
  const to = isoOf(startBeside(now, 'day', timeZone, 1));
  return queryOptions({
    queryKey: [...accountQuery.queryKey, 'usage', 'today', from],
    queryFn: async ({ signal }) => {
      const ask = { from, to, interval: 'day', groupBy: null, timeZone } as const;
      const [{ usage, over }, running] = await Promise.all([
        readUsage(client, ask, signal),
        creditsOfRunning(client, signal),
      ]);
      return { credits: usage.totals.credits + running, whole: over === null };
    },
    staleTime: FRESH_MS,
    refetchInterval: EVERY_MS,
  });
}

/** Not charged yet. */
async function creditsOfRunning(client: QueryClient, signal: AbortSignal): Promise<number> {
  const query = { status: ['running', 'pending'], archived: 'include', limit: 100 };
  const list = await requestIfSupported(client, 'listTasks', { query, signal });
  return (list?.items ?? []).filter(isRunning).reduce((sum, { running }) => sum + (running?.credits ?? 0), 0);
}

/** How many days before today count for a usual cost. */
export const COST_DAYS = 90;

/** The last 90 days, by budget; null if the API has no usage. */
export function costBeforeQuery(workerId: string, now: number) {
  const timeZone = ownTimeZone();
  const ask: UsageAsk = {
    from: isoOf(startBeside(now, 'day', timeZone, -COST_DAYS)),
    to: isoOf(startBeside(now, 'day', timeZone, 1)),
    interval: 'month',
    groupBy: 'budget',
    timeZone,
    workerId,
  };
  return queryOptions({
    queryKey: [...accountQuery.queryKey, 'usage', 'before', workerId, ask.from],
    queryFn: async ({ client, signal }) => (await askUsage(client, ask, signal))?.groups ?? null,
    staleTime: EVERY_MS,
  });
}

/** Fewer runs predict nothing. */
const ENOUGH_RUNS = 5;

export type CostBefore = { readonly n: number; readonly p50: number; readonly p90: number; readonly completed: number };

/** Returns only the count if there are too few runs. */
export function costAt(
  groups: readonly UsageOfGroup[],
  budget: Budget,
): CostBefore | { readonly n: number; p50: null } {
  const group = groups.find(({ key }) => key === budget);
  return group === undefined ? { n: 0, p50: null } : costOfGroup(group);
}

/** Returns only the count if there are too few runs. */
export function costOfGroup(group: UsageOfGroup): CostBefore | { readonly n: number; p50: null } {
  const spread = group.creditsPerTurn;
  if (spread == null || spread.n < ENOUGH_RUNS) return { n: group.turns, p50: null };
  return { n: spread.n, p50: spread.p50, p90: spread.p90, completed: group.completedTurns / group.turns };
}

/** The likely cost (p90) of queued turns; 0 without enough history. */
export function costOfWaiting(groups: readonly UsageOfGroup[], waiting: readonly { budget: Budget }[]): number {
  return waiting.reduce((sum, { budget }) => {
    const cost = costAt(groups, budget);
    return sum + (cost.p50 === null ? 0 : cost.p90);
  }, 0);
}

export function passesLimit(spent: number, askAt: number, mayCost: number | undefined): boolean {
  return mayCost === undefined ? spent >= askAt : spent + mayCost > askAt;
}

function isoOf(at: number): string {
  return new Date(at).toISOString();
}
