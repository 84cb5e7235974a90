import { cutText } from '../../domain/titles.ts';
import { roundBinaryError } from './aggregate.ts';
import type { Cell } from './run-query.ts';

const MAX_CELL_CHARS = 1000;
const MIN_CELL_CHARS = 20;
const MAX_TOTAL_CHARS = 400_000;

/** Cuts long cells, the shorter the more there are, and says so. Rounds errors like 0.30000000000000004. */
export function cutCells(rows: readonly (readonly Cell[])[]): { rows: Cell[][]; note: string | undefined } {
  const cells = rows.reduce((sum, row) => sum + row.length, 0);
  const longest = Math.max(MIN_CELL_CHARS, Math.min(MAX_CELL_CHARS, Math.floor(MAX_TOTAL_CHARS / Math.max(cells, 1))));
  let isCut = false;
  const shown = rows.map((row) =>
    row.map((cell) => {
      if (typeof cell === 'number') return roundBinaryError(cell);
      if (cell === null || cell.length <= longest) return cell;
      isCut = true;
      return `${cutText(cell, longest)}…`;
    }),
  );
  return { rows: shown, note: isCut ? `cells longer than ${longest} characters are cut` : undefined };
}
