import { withEnds } from './copy/with-ends.ts';
import { rowsIn, type RowList, type Span } from './virtual-list/row-list.ts';
import type { Row, TurnView } from './rows.ts';

/** How a row is in the page: `near` where it stands, `far` for a selection that ends in it, `print` to be printed alone. */
export type ShownRow = { readonly row: Row; readonly as: 'near' | 'far' | 'print' };
export type ShownTurn = {
  readonly view: TurnView;
  readonly rows: readonly ShownRow[];
  /** Only as text. */
  readonly isPlain: boolean;
};

/**
 * The rows in the page, turn by turn: those of a span, and those where a selection ends.
 * @param printed while all turns are printed, how many of them in full
 */
export function shownTurns(
  list: RowList,
  span: Span,
  ends: readonly string[],
  printed: number | undefined,
): readonly ShownTurn[] {
  const { turns, far } = withEnds(list, span, ends);
  if (printed === undefined) {
    return turns.map(({ view, rows }) => ({
      view,
      isPlain: false,
      rows: rows.map((row) => ({ row, as: far.has(row.key) ? 'far' : 'near' })),
    }));
  }
  const near = new Set(rowsIn(list, span).flatMap(({ rows }) => rows.map(({ key }) => key)));
  return list.views().map((view, turn) => ({
    view,
    isPlain: turn >= printed && !list.rowsAt(turn).some(({ key }) => near.has(key)),
    rows: list.rowsAt(turn).map((row) => ({ row, as: near.has(row.key) ? 'near' : 'print' })),
  }));
}
