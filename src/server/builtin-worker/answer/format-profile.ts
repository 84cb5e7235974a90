import type { TableProfile } from '../../tools/profile-table.ts';
import type { ColumnProfile } from '../../tools/table/profile-columns.ts';
import { formatAmount, capitalize, formatCount, escapeMarkdown, formatNumber } from './format-markdown.ts';
import { type TotalRows, describeTotals } from '../understand/total-rows.ts';

const MAX_COLUMNS = 20;

export function formatProfile(profile: TableProfile, mark: string, totals: TotalRows | undefined): string {
  const { file, rows: described, leftOut, columnCount, columns, notes } = profile;
  const rows = described + leftOut;
  const shown = columns.slice(0, MAX_COLUMNS);
  const lead = `**${escapeMarkdown(file)}** has **${formatCount(rows, 'row')}** and **${formatCount(columnCount, 'column')}**. ${mark}`;
  if (rows === 0) return `${lead}\n\nIts columns are ${columns.map(({ name }) => escapeMarkdown(name)).join(', ')}.`;
  const table = [
    '| Column | Type | Missing | Different | Lowest | Median | Mean | Highest | Commonest |',
    '| --- | --- | --: | --: | --: | --: | --: | --: | --- |',
    ...shown.map(line),
  ].join('\n');
  const gaps = columns.filter(({ missing, unreadable }) => missing + unreadable > 0);
  const more = columnCount > shown.length ? `${columnCount - shown.length} more columns are not shown.` : '';
  const remarks = [
    totals === undefined || leftOut === 0
      ? ''
      : `${escapeMarkdown(describeTotals(totals))}. The table describes the other ${formatCount(described, 'row')}.`,
    gaps.length === 0 ? 'No value is missing.' : `Missing values: ${gaps.map(describeGaps).join(', ')}.`,
    notes.length === 0 ? '' : `${capitalize(notes.map(escapeMarkdown).join('; '))}.`,
    more,
  ];
  return `${lead}\n\n${table}\n\n${remarks.filter((remark) => remark !== '').join(' ')}`;
}

function describeGaps({ name, missing, unreadable }: ColumnProfile): string {
  const parts = [
    missing > 0 ? formatNumber(missing) : '',
    unreadable > 0 ? `${formatNumber(unreadable)} that can't be read` : '',
  ];
  return `${escapeMarkdown(name)} ${parts.filter((part) => part !== '').join(' and ')}`;
}

function line(column: ColumnProfile): string {
  const { name, type, unit = '', missing, unreadable, distinct, min, median, mean, max, top } = column;
  const figure = (value: number | string | undefined) =>
    value === undefined ? '' : typeof value === 'number' ? formatAmount(value, unit) : value;
  const common = (top ?? []).slice(0, 3).map(({ value, rows }) => `${escapeMarkdown(value)} (${formatNumber(rows)})`);
  const cells = [
    escapeMarkdown(name),
    type,
    formatNumber(missing + unreadable),
    formatNumber(distinct),
    figure(min),
    figure(median),
    figure(mean),
    figure(max),
    common.join(', '),
  ];
  return `| ${cells.join(' | ')} |`;
}
