import { buildRows, estimateRowHeight, estimateTurnHeight, type Row } from '../rows/rows.ts';
import type { TurnView } from '../turn-view.ts';

export type RowIndex = { readonly turn: number; readonly row: number };

/** Both inclusive. */
export type RowRange = { readonly first: RowIndex; readonly last: RowIndex };

export type TurnRows = { readonly view: TurnView; readonly rows: readonly Row[] };

/** Identifies a row after indexes have changed. `row`: its last known index. */
export type RowMarker = { readonly seq: number; readonly key: string; readonly row: number };

type BuiltTurn = { readonly view: TurnView; readonly rows: readonly Row[]; height: number | undefined };

/** Shared by successive lists of a conversation. */
function createCache() {
  return {
    turns: new Map<number, BuiltTurn>(),
    estimates: new WeakMap<TurnView | Row, number>(),
    measured: new Map<string, number>(),
  };
}

/**
 * Heights are in pixels, measured or estimated. A turn's rows are built when first needed; until then the turn has an
 * estimated height.
 */
export function createRowList(views: readonly TurnView[] = [], cache = createCache()) {
  const { turns, estimates, measured } = cache;
  let all: readonly Row[] | undefined;

  function rowsAt(turn: number): readonly Row[] {
    const view = views[turn];
    if (view === undefined) return [];
    const known = turns.get(view.turn.seq);
    if (known?.view === view) return known.rows;
    // At a turn's end, rows are rebuilt from the record's text, so that the streamed copy can be garbage-collected.
    const rows = buildRows(view, known?.view.growing === view.growing ? known.rows : undefined);
    turns.set(view.turn.seq, { view, rows, height: undefined });
    return rows;
  }

  function estimateOnce<T extends TurnView | Row>(of: T, estimate: (of: T) => number): number {
    const known = estimates.get(of);
    if (known !== undefined) return known;
    const height = estimate(of);
    estimates.set(of, height);
    return height;
  }

  const heightOf = (row: Row) => measured.get(row.key) ?? estimateOnce(row, estimateRowHeight);

  function turnHeight(turn: number): number {
    const view = views[turn];
    if (view === undefined) return 0;
    const built = turns.get(view.turn.seq);
    if (built === undefined) return estimateOnce(view, estimateTurnHeight);
    return (built.height ??= heightOfRows(built.rows, 0, built.rows.length));
  }

  function heightOfRows(rows: readonly Row[], from: number, to: number): number {
    let sum = 0;
    for (let i = from; i < to; i += 1) {
      const row = rows[i];
      if (row !== undefined) sum += heightOf(row);
    }
    return sum;
  }

  function heightOfTurns(from: number, to: number): number {
    let sum = 0;
    for (let turn = from; turn < to; turn += 1) sum += turnHeight(turn);
    return sum;
  }

  const list = {
    views,
    withViews: (next: readonly TurnView[]) => (next === views ? list : createRowList(next, cache)),
    measure(key: string, height: number) {
      if (measured.get(key) === height) return;
      measured.set(key, height);
      const built = turns.get(seqOfKey(key));
      if (built !== undefined) built.height = undefined;
    },
    rowsAt,
    row: ({ turn, row }: RowIndex): Row | undefined => rowsAt(turn)[row],
    all: (): readonly Row[] => (all ??= views.flatMap((_, turn) => rowsAt(turn))),
    next({ turn, row }: RowIndex): RowIndex | undefined {
      if (row + 1 < rowsAt(turn).length) return { turn, row: row + 1 };
      return turn + 1 < views.length ? { turn: turn + 1, row: 0 } : undefined;
    },
    previous({ turn, row }: RowIndex): RowIndex | undefined {
      if (row > 0) return { turn, row: row - 1 };
      return turn > 0 ? { turn: turn - 1, row: rowsAt(turn - 1).length - 1 } : undefined;
    },
    last: (): RowIndex | undefined =>
      views.length === 0 ? undefined : { turn: views.length - 1, row: rowsAt(views.length - 1).length - 1 },
    height(index: RowIndex): number {
      const row = list.row(index);
      return row === undefined ? 0 : heightOf(row);
    },
    heightAbove: ({ turn, row }: RowIndex): number => heightOfTurns(0, turn) + heightOfRows(rowsAt(turn), 0, row),
    heightBelow({ turn, row }: RowIndex): number {
      const rows = rowsAt(turn);
      return heightOfRows(rows, row + 1, rows.length) + heightOfTurns(turn + 1, views.length);
    },
    indexAt(y: number): RowIndex | undefined {
      if (views.length === 0) return undefined;
      let turn = 0;
      let left = y;
      for (; turn < views.length - 1; turn += 1) {
        const height = turnHeight(turn);
        if (left < height) break;
        left -= height;
      }
      const rows = rowsAt(turn);
      let row = 0;
      // The rows may have just been built, and be lower than the turn's estimate.
      for (left = Math.min(left, heightOfRows(rows, 0, rows.length)); row < rows.length - 1; row += 1) {
        const height = heightOfRows(rows, row, row + 1);
        if (left < height) break;
        left -= height;
      }
      return { turn, row };
    },
    marker(index: RowIndex): RowMarker {
      const row = list.row(index);
      return { seq: row?.seq ?? 0, key: row?.key ?? '', row: index.row };
    },
    /** Returns the nearest row of the turn if the row is gone. */
    indexOf({ seq, key, row: hint }: RowMarker): RowIndex | undefined {
      const turn = turnIndexOf(views, seq);
      if (turn === undefined) return undefined;
      const rows = rowsAt(turn);
      if (rows[hint]?.key === key) return { turn, row: hint };
      const row = rows.findIndex((one) => one.key === key);
      return { turn, row: row === -1 ? Math.min(hint, rows.length - 1) : row };
    },
    indexOfKey: (key: string): RowIndex | undefined => list.indexOf({ seq: seqOfKey(key), key, row: 0 }),
    rowsIn({ first, last }: RowRange): TurnRows[] {
      const found: TurnRows[] = [];
      for (let turn = first.turn; turn <= last.turn; turn += 1) {
        const view = views[turn];
        if (view === undefined) continue;
        const rows = rowsAt(turn);
        const from = turn === first.turn ? first.row : 0;
        found.push({ view, rows: rows.slice(from, turn === last.turn ? last.row + 1 : rows.length) });
      }
      return found;
    },
  };
  return list;
}

export type RowList = ReturnType<typeof createRowList>;

export function seqOfKey(rowKey: string): number {
  return Number.parseInt(rowKey, 10);
}

export function isBefore(a: RowIndex, b: RowIndex): boolean {
  return a.turn < b.turn || (a.turn === b.turn && a.row < b.row);
}

function turnIndexOf(views: readonly TurnView[], seq: number): number | undefined {
  let [low, high] = [0, views.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = views[middle]?.turn.seq ?? 0;
    if (found === seq) return middle;
    if (found < seq) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}
