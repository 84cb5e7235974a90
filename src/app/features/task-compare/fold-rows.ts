import type { DiffRow } from './diff-texts.ts';

/** A run of rows, shown or folded. */
export type Stretch = { readonly kind: 'shown' | 'folded'; readonly rows: readonly DiffRow[] };

/** Context lines kept around a change. */
const AROUND = 3;
/** Shorter runs are not folded. */
const FEWEST = 4;

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

/** How many runs to render for about `most` rows, if each shows at most `each` rows at first. */
export function countThatFit(stretches: readonly Stretch[], most: number, each: number): number {
  let rows = 0;
  const beyond = stretches.findIndex((stretch) => {
    if (rows >= most) return true;
    rows += stretch.kind === 'folded' ? 1 : Math.min(stretch.rows.length, each);
    return false;
  });
  return beyond === -1 ? stretches.length : beyond;
}
