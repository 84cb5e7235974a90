/** Instants are milliseconds since the epoch. */

export type TimeStep = 'hour' | 'day' | 'week' | 'month';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const readers = new Map<string, Intl.DateTimeFormat>();

function readerOf(timeZone: string): Intl.DateTimeFormat {
  const known = readers.get(timeZone);
  if (known !== undefined) return known;
  const reader = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  readers.set(timeZone, reader);
  return reader;
}

/** Returns the instant at which UTC shows this local time. */
function localAsUtc(at: number, timeZone: string): number {
  const fields: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of readerOf(timeZone).formatToParts(at)) fields[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = fields;
  return Date.UTC(year, month - 1, day, hour, minute, second) + (((at % 1000) + 1000) % 1000);
}

/** Returns the first instant with a local time, or when it is skipped. */
function instantOf(wall: number, timeZone: string): number {
  const offsets = [wall - DAY_MS, wall + DAY_MS].map((at) => localAsUtc(at, timeZone) - at);
  const candidates = offsets.map((offset) => wall - offset);
  const right = candidates.filter((at) => localAsUtc(at, timeZone) === wall);
  return right.length > 0 ? Math.min(...right) : Math.max(...candidates);
}

/** Weeks begin on Monday. */
export function startOf(at: number, step: TimeStep, timeZone: string): number {
  const wall = localAsUtc(at, timeZone);
  // A repeated hour counts as two.
  if (step === 'hour') return at - (((wall % HOUR_MS) + HOUR_MS) % HOUR_MS);
  const date = new Date(wall);
  const day = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), step === 'month' ? 1 : date.getUTCDate());
  const sinceMonday = (date.getUTCDay() + 6) % 7;
  return instantOf(step === 'week' ? day - sinceMonday * DAY_MS : day, timeZone);
}

export function startBeside(at: number, step: TimeStep, timeZone: string, by: number): number {
  const start = startOf(at, step, timeZone);
  if (step === 'hour') return startOf(start + by * HOUR_MS, step, timeZone);
  const date = new Date(localAsUtc(start, timeZone));
  const days = step === 'day' ? by : step === 'week' ? 7 * by : 0;
  const months = step === 'month' ? by : 0;
  return instantOf(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, date.getUTCDate() + days), timeZone);
}

/** `to` is exclusive. */
export function startsBetween(from: number, to: number, step: TimeStep, timeZone: string): readonly number[] {
  const starts: number[] = [];
  for (let start = startOf(from, step, timeZone); start < to; start = startBeside(start, step, timeZone, 1)) {
    starts.push(start);
  }
  return starts;
}

export function countBetween(from: number, to: number, step: TimeStep, timeZone: string): number {
  const [first, last] = [startOf(from, step, timeZone), startOf(to - 1, step, timeZone)];
  if (step === 'month') {
    const [start, end] = [first, last].map((at) => new Date(localAsUtc(at, timeZone)));
    if (start === undefined || end === undefined) return 0;
    return 12 * (end.getUTCFullYear() - start.getUTCFullYear()) + end.getUTCMonth() - start.getUTCMonth() + 1;
  }
  const length = step === 'hour' ? HOUR_MS : step === 'day' ? DAY_MS : 7 * DAY_MS;
  return Math.round((last - first) / length) + 1;
}

/** `2026-05-11` */
export function dateOf(at: number, timeZone: string): string {
  return new Date(localAsUtc(at, timeZone)).toISOString().slice(0, 10);
}

/** Returns undefined if `2026-05-11` isn't a date. */
export function startOfDate(date: string, timeZone: string): number | undefined {
  const wall = /^[1-9]\d{3}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  // `Date` reads 31 April as 1 May.
  if (Number.isNaN(wall) || !new Date(wall).toISOString().startsWith(date)) return undefined;
  return instantOf(wall, timeZone);
}
