import * as z from 'zod/mini';
import { DATE_PARTS, type DatePart } from './parse-date.ts';

export const MEASURE_OPS = ['count', 'sum', 'mean', 'median', 'min', 'max', 'distinct'] as const;
export type MeasureOp = (typeof MEASURE_OPS)[number];

export const FILTER_OPS = [
  'is',
  'is not',
  '>',
  '>=',
  '<',
  '<=',
  'contains',
  'starts with',
  'in month',
  'missing',
  'present',
] as const;
export type FilterOp = (typeof FILTER_OPS)[number];

const Name = z.string().check(z.minLength(1), z.maxLength(300));

/** Dates may be partial: `is 2025-03` is any day of that month. */
export const Filter = z.strictObject({
  column: Name,
  op: z.enum(FILTER_OPS),
  value: z.optional(
    z.union([z.string(), z.number(), z.array(z.union([z.string(), z.number()])).check(z.maxLength(200))]),
  ),
});
export type Filter = z.infer<typeof Filter>;

export const Measure = z.strictObject({ op: z.enum(MEASURE_OPS), column: z.optional(Name) });
export type Measure = z.infer<typeof Measure>;

/**
 * With measures or groupBy: a row per group. `sortBy` names a column or a measure's label. `ties` also returns rows
 * equal to the last.
 */
export const Query = z.strictObject({
  file: Name,
  groupBy: z.optional(z.array(Name).check(z.maxLength(5))),
  datePart: z.optional(z.enum(DATE_PARTS)),
  measures: z.optional(z.array(Measure).check(z.maxLength(20))),
  filters: z.optional(z.array(Filter).check(z.maxLength(20))),
  columns: z.optional(z.array(Name).check(z.maxLength(100))),
  sortBy: z.optional(Name),
  order: z.optional(z.enum(['asc', 'desc'])),
  limit: z.optional(z.int().check(z.gte(1), z.lte(1_000_000))),
  ties: z.optional(z.boolean()),
});
export type Query = z.infer<typeof Query>;

const LABELS: Record<MeasureOp, string> = {
  count: 'rows',
  sum: 'total',
  mean: 'average',
  median: 'median',
  min: 'lowest',
  max: 'highest',
  distinct: 'different',
};

/** `rows`, `average price` */
export function measureLabel({ op, column }: Measure): string {
  return op === 'count' || column === undefined ? LABELS.count : `${LABELS[op]} ${column}`;
}

/** `month of listed_on` */
export function partLabel(part: DatePart, column: string): string {
  return column.toLowerCase() === part ? column : `${part} of ${column}`;
}
