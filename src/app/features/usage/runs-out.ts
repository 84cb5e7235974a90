const DAY_MS = 86_400_000;
/** Further ahead than this no rate of today says anything. */
const FORESEEABLE_DAYS = 730;

export type RunsOut = { kind: 'never' } | { kind: 'far' } | { kind: 'on'; at: number } | { kind: 'out' };

/**
 * When what is left is spent, if it goes on at the rate of a time; of a day that has only begun, as if that was all of it.
 * @param spent credits of that time, of which what lies ahead of `now` is not counted
 */
export function runsOut(left: number, spent: number, { from, to }: { from: number; to: number }, now: number): RunsOut {
  if (left <= 0) return { kind: 'out' };
  const days = (Math.min(to, now) - from) / DAY_MS;
  if (spent <= 0 || days <= 0) return { kind: 'never' };
  const daysLeft = left / (spent / Math.max(days, 1));
  return daysLeft > FORESEEABLE_DAYS ? { kind: 'far' } : { kind: 'on', at: now + daysLeft * DAY_MS };
}
