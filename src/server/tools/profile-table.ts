import * as z from 'zod/mini';
import type { Tool } from '../runner/engine.ts';
import { createYieldToEventLoop } from './yield-to-event-loop.ts';
import { loadTable } from './table/load-table.ts';
import { filterTable } from './table/filter-rows.ts';
import { type ColumnProfile, profileColumns } from './table/profile-columns.ts';
import { Filter } from './table/query.ts';

const ProfileInput = z.strictObject({
  file: z.string().check(z.minLength(1)),
  filters: z.optional(z.array(Filter).check(z.maxLength(20))),
});
export type ProfileInput = z.infer<typeof ProfileInput>;

export interface TableProfile {
  file: string;
  rows: number;
  leftOut: number;
  columnCount: number;
  /** From 1, inclusive. */
  lines: { from: number; to: number };
  columns: ColumnProfile[];
  notes: readonly string[];
}

const MAX_COLUMNS_SHOWN = 60;

export const profileTable: Tool<ProfileInput, TableProfile> = {
  name: 'profile_table',
  isolated: true,
  description:
    'Describes a table in a CSV, TSV, JSON or NDJSON file: rows, columns, their types, missing values, min, max, mean, median, distinct and commonest values.',
  input: ProfileInput,
  async run({ file, filters = [] }, context) {
    const yieldToEventLoop = createYieldToEventLoop(context.signal);
    const whole = await loadTable(file, context);
    const table = filters.length === 0 ? whole : await filterTable(whole, filters, yieldToEventLoop);
    const columns = await profileColumns(
      { ...table, columns: table.columns.slice(0, MAX_COLUMNS_SHOWN) },
      yieldToEventLoop,
    );
    const { rowCount: rows, lines, notes } = table;
    return { file, rows, leftOut: whole.rowCount - rows, columnCount: table.columns.length, lines, columns, notes };
  },
};
