import type { DiffRow } from './diff-texts.ts';

export type RowRun = { readonly kind: 'shown' | 'folded'; readonly rows: readonly DiffRow[] };

/** Lines kept around a change. */
const CONTEXT_LINES = 3;
/** Shorter runs are not folded. */
const MIN_FOLDED = 4;

export function foldRows(rows: readonly DiffRow[]): readonly RowRun[] {
  const near = new Uint8Array(rows.length);
  rows.forEach((row, i) => {
    if (!row.same) near.fill(1, Math.max(0, i - CONTEXT_LINES), i + CONTEXT_LINES + 1);
  });
  const runs: { kind: RowRun['kind']; rows: DiffRow[] }[] = [];
  rows.forEach((row, i) => {
    const kind = near[i] === 1 ? 'shown' : 'folded';
    const last = runs.at(-1);
    if (last?.kind === kind) last.rows.push(row);
    else runs.push({ kind, rows: [row] });
  });
  return runs.map((run) => (run.rows.length < MIN_FOLDED ? { ...run, kind: 'shown' } : run));
}

/** Runs to render for about `most` rows, if each shows at most `each` at first. */
export function countRunsWithin(runs: readonly RowRun[], most: number, each: number): number {
  let rows = 0;
  const beyond = runs.findIndex((run) => {
    if (rows >= most) return true;
    rows += run.kind === 'folded' ? 1 : Math.min(run.rows.length, each);
    return false;
  });
  return beyond === -1 ? runs.length : beyond;
}
