import { ToolProblem } from '../../engine.ts';

/** Columns of one table. */
export const MOST_COLUMNS = 500;
/** Cells of one table, those filled up as missing among them: what a small file can be blown up to. */
const MOST_CELLS = 5_000_000;

const figures = new Intl.NumberFormat('en-GB');

/** Throws `ToolProblem` where a table would hold more cells than fit in memory. */
export function mustFit(file: string, columns: number, rows: number): void {
  if (columns * rows <= MOST_CELLS) return;
  throw new ToolProblem(
    `${file} is too large a table: it has more than ${figures.format(MOST_CELLS)} cells (columns times rows), the most this worker reads.`,
  );
}
