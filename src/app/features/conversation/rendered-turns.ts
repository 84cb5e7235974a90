import type { Row } from './rows/rows.ts';
import type { TurnView } from './turn-view.ts';
import { isBefore, type RowIndex, type RowList, type RowRange, type TurnRows } from './virtual-list/row-list.ts';

/** `visible` in the virtual list, `selected` (invisible) as the end of a selection, or only in `print`. */
export type RenderedRow = { readonly row: Row; readonly as: 'visible' | 'selected' | 'print' };
export type RenderedTurn = {
  readonly view: TurnView;
  readonly rows: readonly RenderedRow[];
  readonly isPlain: boolean;
};

/**
 * Returns the rows of a range and of the selection's ends, by turn. `printed`: turns printed in full; undefined unless
 * printing.
 */
export function renderedTurns(
  list: RowList,
  range: RowRange,
  selectionEnds: readonly string[],
  printed: number | undefined,
): readonly RenderedTurn[] {
  if (printed === undefined) return withSelectionEnds(list, range, selectionEnds);
  const visible = new Set(list.rowsIn(range).flatMap(({ rows }) => rows.map(({ key }) => key)));
  return list.views.map((view, turn) => ({
    view,
    isPlain: turn >= printed && !list.rowsAt(turn).some(({ key }) => visible.has(key)),
    rows: list.rowsAt(turn).map((row) => ({ row, as: visible.has(row.key) ? 'visible' : 'print' })),
  }));
}

function withSelectionEnds(list: RowList, range: RowRange, selectionEnds: readonly string[]): readonly RenderedTurn[] {
  const outside = new Set<string>();
  const [before, after]: [RowIndex[], RowIndex[]] = [[], []];
  for (const key of new Set(selectionEnds)) {
    const index = list.indexOfKey(key);
    if (index === undefined || list.row(index)?.key !== key) continue;
    if (isBefore(index, range.first)) before.push(index);
    else if (isBefore(range.last, index)) after.push(index);
    else continue;
    outside.add(key);
  }
  const inOrder = (indexes: RowIndex[]) =>
    indexes
      .toSorted((a, b) => (isBefore(a, b) ? -1 : 1))
      .flatMap((index) => list.rowsIn({ first: index, last: index }));
  return joined([...inOrder(before), ...list.rowsIn(range), ...inOrder(after)]).map(({ view, rows }) => ({
    view,
    isPlain: false,
    rows: rows.map((row) => ({ row, as: outside.has(row.key) ? 'selected' : 'visible' })),
  }));
}

function joined(pieces: readonly TurnRows[]): TurnRows[] {
  const turns: TurnRows[] = [];
  for (const piece of pieces) {
    const last = turns.at(-1);
    if (last?.view === piece.view) turns[turns.length - 1] = { view: last.view, rows: [...last.rows, ...piece.rows] };
    else turns.push(piece);
  }
  return turns;
}
