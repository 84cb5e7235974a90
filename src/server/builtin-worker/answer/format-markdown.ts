import type { Cell, ResultColumn } from '../../tools/table/run-query.ts';

const two = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });
const small = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 4 });
const exact = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 12 });
const fixed = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** `1,234.5`, `0.1234`, "about" for inexact integers. */
export function formatNumber(value: number): string {
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER) return `about ${value.toPrecision(15).replace('-', '−')}`;
  return (Math.abs(value) < 1 ? small : two).format(value).replace('-', '−');
}

export function formatCount(value: number, noun: string, plural = `${noun}s`): string {
  return `${formatNumber(value)} ${value === 1 ? noun : plural}`;
}

/** `€1,200`, `€89.90`, `12%`, `40 EUR` */
export function formatAmount(value: number, unit: string): string {
  const money = /^[€$£¥]$/.test(unit);
  const digits =
    money && !Number.isInteger(value) && Math.abs(value) >= 0.01
      ? fixed.format(Math.abs(value))
      : formatNumber(Math.abs(value));
  const sign = value < 0 ? '−' : '';
  if (money) return `${sign}${unit}${digits}`;
  return `${sign}${digits}${unit === '' || unit === '%' ? unit : ` ${unit}`}`;
}

/** Whether to omit thousands separators. */
export function isYearOf(column: string, value: number): boolean {
  if (!Number.isInteger(value)) return false;
  return /(?:^|[ _])(?:id|code|zip|fips)$/i.test(column) || (/year/i.test(column) && value >= 1000 && value <= 2999);
}

export function formatCell(value: Cell | undefined, { type, unit, name, role }: ResultColumn): string {
  if (value === null || value === undefined) return role === 'group' ? '(missing)' : '–';
  if (typeof value === 'string') return escapeMarkdown(value);
  const year = type === 'number' && (role !== 'measure' || /^(?:highest|lowest) /.test(name)) && isYearOf(name, value);
  return year ? String(value) : formatAmount(value, unit);
}

export function formatExactCell(value: Cell | undefined, column: ResultColumn): string {
  if (typeof value !== 'number' || column.unit !== '' || isYearOf(column.name, value)) return formatCell(value, column);
  return exact.format(value).replace('-', '−');
}

export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .replace(/[\\`*[\]<>|~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=#?\w+;)/gu, String.raw`\$&`)
    .replace(/^([-+#]|\d+[.)])(?=[ #])/, String.raw`\$1`)
    .replace(/(https?)(:\/\/)/gi, String.raw`$1\$2`)
    .replace(/\bwww\./gi, String.raw`www\.`);
}

const LONGEST = 120;

export function formatTable(columns: readonly ResultColumn[], rows: readonly (readonly Cell[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const head = columns.map(({ name }) => escapeMarkdown(capitalize(name)));
  const marks = columns.map(({ type }) => (type === 'number' ? '--:' : '---'));
  const body = rows.map((row) => line(columns.map((column, i) => shorten(formatCell(row[i], column)))));
  return [line(head), line(marks), ...body].join('\n');
}

function shorten(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST).replace(/\\+$/, '')}…`;
}

export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "a, b and c" */
export function formatList(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
