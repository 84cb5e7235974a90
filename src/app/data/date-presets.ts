import type { TaskFilter } from './task-filter.ts';
import { addDays, dateOf, dayOf, isDay } from '#app/lib/days.ts';
import { once } from '#app/lib/once.ts';

/** In the operator's time zone. `to` is exclusive, or absent. */
type DateRange = Pick<TaskFilter, 'from' | 'to'>;

export const DATE_PRESETS = ['today', 'last-7-days', 'last-week', 'this-month', 'last-month'] as const;
export type DatePreset = (typeof DATE_PRESETS)[number];

/** `now`: milliseconds since the epoch. Weeks start on Monday. */
export function presetRange(span: DatePreset, now: number): DateRange {
  const today = new Date(now);
  const [year, month, day] = [today.getFullYear(), today.getMonth(), today.getDate()];
  const monday = day - ((today.getDay() + 6) % 7);
  const at = (inMonth: number, onDay: number) => new Date(year, inMonth, onDay).toISOString();
  switch (span) {
    case 'today':
      return { from: at(month, day) };
    case 'last-7-days':
      return { from: at(month, day - 6) };
    case 'last-week':
      return { from: at(month, monday - 7), to: at(month, monday) };
    case 'this-month':
      return { from: at(month, 1) };
    case 'last-month':
      return { from: at(month - 1, 1), to: at(month, 1) };
    default:
      return span satisfies never;
  }
}

export function matchingPreset({ from, to }: DateRange, now: number): DatePreset | undefined {
  return DATE_PRESETS.find((span) => {
    const days = presetRange(span, now);
    return days.from === from && days.to === to;
  });
}

/** Returns midnight of `2026-11-03`, `plus` days later. Undefined if invalid. */
export function startOfDay(day: string, plus = 0): string | undefined {
  return isDay(day) ? dateOf(addDays(day, plus)).toISOString() : undefined;
}

/** `isEnd` gives the last day before the instant. Empty if undefined. */
export function dateFieldValue(instant: string | undefined, isEnd = false): string {
  if (instant === undefined) return '';
  return dayOf(new Date(Date.parse(instant) - (isEnd ? 1 : 0)));
}

const dayFormat = once(() => new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' }));
const momentFormat = once(() => new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' }));

type DescribedRange =
  | { readonly kind: DatePreset }
  | { readonly kind: 'since' | 'until' | 'between'; readonly dates: string };

/** The range has at least one end. Shows times unless both ends are midnight. */
export function describeDateRange({ from, to }: DateRange, now: number): DescribedRange {
  const preset = matchingPreset({ from, to }, now);
  if (preset !== undefined) return { kind: preset };
  const isWholeDays = [from, to].every((instant) => instant === undefined || isMidnight(instant));
  const format = isWholeDays ? dayFormat() : momentFormat();
  const start = from === undefined ? undefined : new Date(from);
  const end = to === undefined ? undefined : new Date(Date.parse(to) - (isWholeDays ? 1 : 0));
  if (start === undefined) return { kind: 'until', dates: format.format(end) };
  if (end === undefined) return { kind: 'since', dates: format.format(start) };
  const dates = end < start ? `${format.format(start)} – ${format.format(end)}` : format.formatRange(start, end);
  return { kind: 'between', dates };
}

function isMidnight(instant: string): boolean {
  const date = new Date(instant);
  // With some time zone changes a day starts after midnight.
  return date.getTime() === new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
