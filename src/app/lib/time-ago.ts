import { englishWithDigitsOf } from './format.ts';

const UNITS = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

const words = new Intl.RelativeTimeFormat(englishWithDigitsOf(), { numeric: 'auto' });

/** `3 days ago`, `yesterday`, `just now`. `then` is an ISO date, `now` milliseconds since the epoch. */
export function timeAgo(then: string, now: number): string {
  const ms = Math.max(0, now - Date.parse(then));
  const [unit, size] = UNITS.find(([, least]) => ms >= least) ?? [];
  return unit === undefined ? 'just now' : words.format(-Math.floor(ms / size), unit);
}
