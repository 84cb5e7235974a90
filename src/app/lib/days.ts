/** A day is a local date, as `2026-11-03`. Days compare like texts. */

const two = (value: number) => String(value).padStart(2, '0');

export function dayOf(date: Date): string {
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Its midnight. */
export function dateOf(day: string): Date {
  const [year = NaN, month = NaN, date = NaN] = day.split('-').map(Number);
  return new Date(year, month - 1, date);
}

/** False for days that no month has, and for a half-typed year. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && text >= '1970' && dayOf(dateOf(text)) === text;
}

export function addDays(day: string, count: number): string {
  const date = dateOf(day);
  return dayOf(new Date(date.getFullYear(), date.getMonth(), date.getDate() + count));
}

/** The same date, or the last of a shorter month. */
export function addMonths(day: string, count: number): string {
  const date = dateOf(day);
  const last = new Date(date.getFullYear(), date.getMonth() + count + 1, 0);
  return dayOf(new Date(last.getFullYear(), last.getMonth(), Math.min(date.getDate(), last.getDate())));
}

/** The weeks of the day's month, from Monday. Undefined for days of other months. */
export function weeksOfMonth(day: string): readonly (readonly (string | undefined)[])[] {
  const [month, first] = [day.slice(0, 7), `${day.slice(0, 7)}-01`];
  const monday = addDays(first, -((dateOf(first).getDay() + 6) % 7));
  const weeks = Array.from({ length: 6 }, (_, week) =>
    Array.from({ length: 7 }, (_day, at) => addDays(monday, week * 7 + at)).map((one) =>
      one.startsWith(month) ? one : undefined,
    ),
  );
  return weeks.filter((week) => week.some((one) => one !== undefined));
}
