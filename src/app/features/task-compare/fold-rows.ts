import type { DiffRow } from './diff-texts.ts';

/** Rows to show, or such a stretch of unchanged ones that it is folded. */
export type Stretch = { readonly kind: 'shown' | 'folded'; readonly rows: readonly DiffRow[] };

/** Unchanged lines that stay around what changed. */
const AROUND = 3;
/** Fewer than these are not worth folding. */
const FEWEST = 4;

/** Folds what two texts share, but for the lines around what differs. */
export function foldRows(rows: readonly DiffRow[]): readonly Stretch[] {
  const near = new Uint8Array(rows.length);
  rows.forEach((row, i) => {
    if (!row.same) near.fill(1, Math.max(0, i - AROUND), i + AROUND + 1);
  });
  const stretches: { kind: Stretch['kind']; rows: DiffRow[] }[] = [];
  rows.forEach((row, i) => {
    const kind = near[i] === 1 ? 'shown' : 'folded';
    const last = stretches.at(-1);
    if (last?.kind === kind) last.rows.push(row);
    else stretches.push({ kind, rows: [row] });
  });
  return stretches.map((stretch) => (stretch.rows.length < FEWEST ? { ...stretch, kind: 'shown' } : stretch));
}

/** How many of the stretches, from the first, to make so that there are about `most` rows, of which each shows `each` at most at first. */
export function countThatFit(stretches: readonly Stretch[], most: number, each: number): number {
  let rows = 0;
  const beyond = stretches.findIndex((stretch) => {
    if (rows >= most) return true;
    rows += stretch.kind === 'folded' ? 1 : Math.min(stretch.rows.length, each);
    return false;
  });
  return beyond === -1 ? stretches.length : beyond;
}
