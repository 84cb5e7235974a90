import { cutText } from '../../domain/titles.ts';
import { ToolProblem } from '../../runner/engine.ts';

export const MAX_COLUMNS = 500;
/** A small file can expand to many. */
const MAX_CELLS = 5_000_000;

const MAX_GROUPS = 100_000;
const MAX_NAME_LENGTH = 300;

const figures = new Intl.NumberFormat('en-GB');

export function checkTableSize(file: string, columns: number, rows: number): void {
  if (columns * rows <= MAX_CELLS) return;
  throw new ToolProblem(
    `${file} is too large a table: it has more than ${figures.format(MAX_CELLS)} cells (columns times rows), the most this worker reads.`,
  );
}

export function checkGroupCount(groups: number): void {
  if (groups <= MAX_GROUPS) return;
  throw new ToolProblem(
    `There are more than ${figures.format(MAX_GROUPS)} groups, the most this worker makes. Group by a column with fewer different values.`,
  );
}

export function truncateName(name: string): string {
  return name.length > MAX_NAME_LENGTH ? `${cutText(name, MAX_NAME_LENGTH - 1)}…` : name;
}
