import { cutText } from '../../../domain/titles.ts';
import { ToolProblem } from '../../../runner/engine.ts';

/** Columns of one table. */
export const MOST_COLUMNS = 500;
/** Cells of one table, those filled up as missing among them: what a small file can be blown up to. */
const MOST_CELLS = 5_000_000;

/** Groups of one query. */
const MOST_GROUPS = 100_000;
/** Characters of a column's name, as long as a query can ask for. */
const LONGEST_NAME = 300;

const figures = new Intl.NumberFormat('en-GB');

/** Throws `ToolProblem` where a table would hold more cells than fit in memory. */
export function mustFit(file: string, columns: number, rows: number): void {
  if (columns * rows <= MOST_CELLS) return;
  throw new ToolProblem(
    `${file} is too large a table: it has more than ${figures.format(MOST_CELLS)} cells (columns times rows), the most this worker reads.`,
  );
}

/** Throws `ToolProblem` where a query has more groups than can be counted. */
export function mustBeFew(groups: number): void {
  if (groups <= MOST_GROUPS) return;
  throw new ToolProblem(
    `There are more than ${figures.format(MOST_GROUPS)} groups, the most this worker makes. Group by a column with fewer different values.`,
  );
}

export function cutName(name: string): string {
  return name.length > LONGEST_NAME ? `${cutText(name, LONGEST_NAME - 1)}…` : name;
}
