import type { TaskFilter } from '#app/data/task-filter.ts';

/** Spans of days in the operator's own time zone. `to` is exclusive; a span that goes on has none. */
type Days = Pick<TaskFilter, 'from' | 'to'>;

export const DAY_SPANS = ['today', 'last 7 days', 'last week', 'this month', 'last month'] as const;
export type DaySpan = (typeof DAY_SPANS)[number];

/** What a span means at `now`, in milliseconds since the epoch. Weeks begin on Monday, as those of the figures do. */
export function daysOf(span: DaySpan, now: number): Days {
  const today = new Date(now);
  const [year, month, day] = [today.getFullYear(), today.getMonth(), today.getDate()];
  const monday = day - ((today.getDay() + 6) % 7);
  const at = (inMonth: number, onDay: number) => new Date(year, inMonth, onDay).toISOString();
  switch (span) {
    case 'today':
      return { from: at(month, day) };
    case 'last 7 days':
      return { from: at(month, day - 6) };
    case 'last week':
      return { from: at(month, monday - 7), to: at(month, monday) };
    case 'this month':
      return { from: at(month, 1) };
    case 'last month':
      return { from: at(month - 1, 1), to: at(month, 1) };
    default:
      return span satisfies never;
  }
}

/** Which span, at `now`, a filter's days are, if any. */
export function daySpanOf({ from, to }: Days, now: number): DaySpan | undefined {
  return DAY_SPANS.find((span) => {
    const days = daysOf(span, now);
    return days.from === from && days.to === to;
  });
}

/** Midnight at the start of a day as a date field writes it (`2026-11-03`), so many days on; undefined where it is none. */
export function startOfDay(day: string, plus = 0): string | undefined {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? [];
  // While a year is typed, it is one of the first thousand.
  if (year === undefined || Number(year) < 1970) return undefined;
  return new Date(Number(year), Number(month) - 1, Number(date) + plus).toISOString();
}

/** The day that an instant lies in, as a date field writes it; with `isEnd`, the last day before it. Empty where there is none. */
export function dayOf(instant: string | undefined, isEnd = false): string {
  if (instant === undefined) return '';
  const date = new Date(Date.parse(instant) - (isEnd ? 1 : 0));
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

const dayFormat = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' });
const momentFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** A filter's days in words: `last week`, `3 – 9 Nov 2026`, `since 3 Nov 2026`. Whole days are told as days, other instants with their time. */
export function daysInWords({ from, to }: Days, now: number): string {
  const span = daySpanOf({ from, to }, now);
  if (span !== undefined) return span;
  const isWhole = [from, to].every((instant) => instant === undefined || isMidnight(instant));
  const format = isWhole ? dayFormat : momentFormat;
  const start = from === undefined ? undefined : new Date(from);
  const end = to === undefined ? undefined : new Date(Date.parse(to) - (isWhole ? 1 : 0));
  if (start === undefined) return end === undefined ? 'at any time' : `until ${format.format(end)}`;
  if (end === undefined) return `since ${format.format(start)}`;
  return end < start ? `${format.format(start)} – ${format.format(end)}` : format.formatRange(start, end);
}

function isMidnight(instant: string): boolean {
  const date = new Date(instant);
  // Where the clocks jump over midnight, the day begins later.
  return date.getTime() === new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
