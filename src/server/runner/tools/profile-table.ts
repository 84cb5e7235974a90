import * as z from 'zod/mini';
import type { Tool } from '../engine.ts';
import { createBreathe } from './breathe.ts';
import { loadTable } from './table/load-table.ts';
import { type ColumnProfile, profileColumns } from './table/profile.ts';

const ProfileInput = z.strictObject({ file: z.string().check(z.minLength(1)) });
export type ProfileInput = z.infer<typeof ProfileInput>;

export interface TableProfile {
  file: string;
  rows: number;
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
  async run({ file }, context) {
    const table = await loadTable(file, context);
    const columns = await profileColumns(
      { ...table, columns: table.columns.slice(0, SHOWN) },
      createBreathe(context.signal),
    );
    const { rowCount: rows, lines, notes } = table;
    return { file, rows, columnCount: table.columns.length, lines, columns, notes };
  },
};
