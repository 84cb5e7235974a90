import * as z from 'zod/mini';
import type { Tool } from '../../runner/engine.ts';
import { createBreathe } from './breathe.ts';
import { loadTable } from './table/load-table.ts';
import { keepRows } from './table/keep-rows.ts';
import { type ColumnProfile, profileColumns } from './table/profile.ts';
import { Filter } from './table/query.ts';

const ProfileInput = z.strictObject({
  file: z.string().check(z.minLength(1)),
  filters: z.optional(z.array(Filter).check(z.maxLength(20))),
});
export type ProfileInput = z.infer<typeof ProfileInput>;

export interface TableProfile {
  file: string;
  /** Rows described. */
  rows: number;
  /** Rows of the file that the filters leave out. */
  leftOut: number;
  columnCount: number;
  /** Of the file, from 1, both inclusive: where the rows stand. */
  lines: { from: number; to: number };
  columns: ColumnProfile[];
  notes: readonly string[];
}

const SHOWN = 60;

/** Rows, columns, types, gaps and figures of a CSV, TSV or JSON file. */
export const profileTable: Tool<ProfileInput, TableProfile> = {
  name: 'profile_table',
  isolated: true,
  description:
    'Describes a table in a CSV, TSV, JSON or NDJSON file: rows, columns, their types, missing values, min, max, mean, median, distinct and commonest values.',
  input: ProfileInput,
  async run({ file, filters = [] }, context) {
    const breathe = createBreathe(context.signal);
    const whole = await loadTable(file, context);
    const table = filters.length === 0 ? whole : await keepRows(whole, filters, breathe);
    const columns = await profileColumns({ ...table, columns: table.columns.slice(0, SHOWN) }, breathe);
    const { rowCount: rows, lines, notes } = table;
    return { file, rows, leftOut: whole.rowCount - rows, columnCount: table.columns.length, lines, columns, notes };
  },
};
