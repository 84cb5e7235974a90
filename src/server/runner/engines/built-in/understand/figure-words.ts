import { listNames } from '../../../tools/table/find-column.ts';
import { MEASURE_OPS, type MeasureOp } from '../../../tools/table/query.ts';
import { DATE_PARTS, type DatePart } from '../../../tools/table/read-date.ts';
import { nameWords } from '../../../tools/text/fold.ts';
import { C, type Reader } from './request.ts';
import type { ColumnFacts } from './table-facts.ts';
import { ADDITIVE } from './vocabulary.ts';

export const OP = `OP(?:${MEASURE_OPS.join('|')})`;
export const WORD = String.raw`\p{Ll}[\p{Ll}\p{N}_'-]*`;
/** What rows are grouped by: a column, or a part of the dates. */
export const PARTS: Readonly<Record<string, DatePart>> = Object.fromEntries(
  DATE_PARTS.flatMap((part) => [
    [part, part],
    [`${part}s`, part],
  ]),
);
export const PART = `(?:${Object.keys(PARTS).join('|')})`;
export const KEY = `${C}|${PART}`;

/** The figure that is meant where only a column is named. */
export function usualOp({ name }: ColumnFacts): MeasureOp {
  return ADDITIVE.test(nameWords(name).join(' ')) ? 'sum' : 'mean';
}

export function opOf(text: string | undefined): MeasureOp {
  return MEASURE_OPS.find((op) => text?.trim() === `OP${op}`) ?? 'mean';
}

export function opsIn(text: string | undefined): MeasureOp[] {
  return (text?.match(new RegExp(OP, 'g')) ?? []).map(opOf);
}

/** The column behind a mark, or the dates behind a word like "month"; where there are none or several, that is a problem. */
export function keyOf({ column, facts, request }: Reader, text: string | undefined): ColumnFacts | undefined {
  const part = PARTS[text ?? ''];
  if (part === undefined) return column(text);
  const dated = facts.columns.filter(({ type }) => type === 'date');
  request.datePart = part;
  if (dated.length === 1) return dated[0];
  request.problems.push(
    dated.length === 0
      ? `${facts.file} has no column of dates to group by ${part}.`
      : `By ${part} of which date? ${facts.file} has ${listNames(dated)}.`,
  );
  return undefined;
}
