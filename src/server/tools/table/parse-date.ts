/** The order in 03/04/2025. */
export type DateOrder = 'dmy' | 'mdy';

export const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const;

const TIME = String.raw`(?:[T ](\d{1,2}:\d{2})(?::\d{2})?(?:[.,]\d+)?(?: ?(?:Z|[-+]\d{2}:?\d{2}))?)?`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${TIME}$`);
const YEAR_MONTH = /^(\d{4})-(\d{2})$/;
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})${TIME}$`);
const DAY_NAME = /^(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})\.?,? (\d{4})$/i;
const NAME_DAY = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/i;
const NAME_YEAR = /^([a-z]{3,9})\.? (\d{4})$/i;

export function monthNumber(word: string): number | undefined {
  const lower = word.toLowerCase();
  const short = lower === 'sept' ? 'sep' : lower;
  const at = MONTHS.findIndex((name) => name === short || (short.length === 3 && name.startsWith(short)));
  return at < 0 ? undefined : at + 1;
}

/** Undefined if day and month could be swapped. */
export function orderEvidence(text: string): DateOrder | undefined {
  const match = YEAR_LAST.exec(text);
  if (match === null) return undefined;
  if (Number(match[1]) > 12) return 'dmy';
  if (Number(match[3]) > 12) return 'mdy';
  return match[2] === '.' ? 'dmy' : undefined;
}

export function isAmbiguousDate(text: string): boolean {
  return YEAR_LAST.test(text) && orderEvidence(text) === undefined;
}

/** Returns `2025-03-01`, `2025-03-01 14:30`, or `2025-03`. */
export function parseDate(text: string, order: DateOrder): string | undefined {
  if (text.length < 6 || text.length > 40 || !/\d/.test(text)) return undefined;
  let match = YEAR_FIRST.exec(text);
  if (match !== null) return iso(match[1], match[3], match[4], match[5]);
  match = YEAR_MONTH.exec(text);
  if (match !== null) return iso(match[1], match[2]);
  match = YEAR_LAST.exec(text);
  if (match !== null) {
    const [day, month] = order === 'dmy' ? [match[1], match[3]] : [match[3], match[1]];
    return iso(match[4], month, day, match[5]);
  }
  match = DAY_NAME.exec(text);
  if (match !== null) return iso(match[3], monthNumber(match[2] ?? ''), match[1]);
  match = NAME_DAY.exec(text);
  if (match !== null) return iso(match[3], monthNumber(match[1] ?? ''), match[2]);
  match = NAME_YEAR.exec(text);
  return match === null ? undefined : iso(match[2], monthNumber(match[1] ?? ''));
}

type Figure = string | number | undefined;

function iso(year: Figure, month: Figure, day?: Figure, time?: string): string | undefined {
  const [y, m] = [Number(year), Number(month)];
  if (!(y >= 1000 && y <= 2999 && m >= 1 && m <= 12)) return undefined;
  const head = `${y}-${pad(m)}`;
  if (day === undefined) return head;
  const d = Number(day);
  if (d < 1 || d > new Date(Date.UTC(y, m, 0)).getUTCDate()) return undefined;
  return `${head}-${pad(d)}${time === undefined ? '' : ` ${time.padStart(5, '0')}`}`;
}

function pad(figure: number): string {
  return String(figure).padStart(2, '0');
}

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

export const DATE_PARTS = ['year', 'quarter', 'month', 'day', 'weekday'] as const;
export type DatePart = (typeof DATE_PARTS)[number];

/** `2025`, `2025-Q1`, `2025-03`, `2025-03-01`, `Saturday` */
export function datePart(date: string, part: DatePart): string {
  switch (part) {
    case 'year':
      return date.slice(0, 4);
    case 'quarter':
      return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
    case 'month':
      return date.slice(0, 7);
    case 'day':
      return date.slice(0, 10);
    case 'weekday':
      return DAYS[new Date(`${date.slice(0, 10).padEnd(10, '-01')}T00:00:00Z`).getUTCDay()] ?? '';
    default:
      return part satisfies never;
  }
}
