const DAY_MS = 86_400_000;
/** Today's rate says nothing about later. */
const FORESEEABLE_DAYS = 730;

export type RunsOut = { kind: 'never' } | { kind: 'far' } | { kind: 'on'; at: number } | { kind: 'out' };

/**
 * Predicts when the credits are spent at the rate of a period. An unfinished day counts as complete. `spent`: in that
 * period, without what lies after `now`.
 */
export function runsOut(left: number, spent: number, { from, to }: { from: number; to: number }, now: number): RunsOut {
  if (left <= 0) return { kind: 'out' };
  const days = (Math.min(to, now) - from) / DAY_MS;
  if (spent <= 0 || days <= 0) return { kind: 'never' };
  const daysLeft = left / (spent / Math.max(days, 1));
  return daysLeft > FORESEEABLE_DAYS ? { kind: 'far' } : { kind: 'on', at: now + daysLeft * DAY_MS };
}
