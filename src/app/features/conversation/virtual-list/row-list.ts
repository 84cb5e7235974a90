import { guessRow, guessTurn } from './estimate-height.ts';
import { indexOfSeq } from './index-of-seq.ts';
import { rowsOf, type Row, type TurnView } from '../rows.ts';

/** A row by the index of its turn, and its own index in that turn. */
export type Place = { readonly turn: number; readonly row: number };

/** Rows from one to another, both inclusive. */
export type Span = { readonly first: Place; readonly last: Place };

/**
 * All rows of a conversation and their heights in pixels: measured where a row has been on screen, guessed elsewhere.
 * The rows of a turn are made when it comes near; until then the turn is its guessed height, so that a thousand turns
 * cost what those on screen cost.
 */
export function createRowList() {
  let views: readonly TurnView[] = [];
  let all: readonly Row[] | undefined;
  const made = new Map<number, { view: TurnView; rows: readonly Row[] }>();
  const guesses = new WeakMap<TurnView | Row, number>();
  const measured = new Map<string, number>();
  /** The heights of turns, as long as nothing in them changes. */
  let heights: (number | undefined)[] = [];

  function rowsAt(turn: number): readonly Row[] {
    const view = views[turn];
    if (view === undefined) return [];
    const known = made.get(view.turn.seq);
    if (known?.view === view) return known.rows;
    // Once it has ended its words are the record's: rows that held the streamed ones would keep both.
    const rows = rowsOf(view, known?.view.growing === view.growing ? known.rows : undefined);
    heights[turn] = undefined;
    made.set(view.turn.seq, { view, rows });
    return rows;
  }

  function remember<T extends TurnView | Row>(of: T, guess: (of: T) => number): number {
    const known = guesses.get(of);
    if (known !== undefined) return known;
    const height = guess(of);
    guesses.set(of, height);
    return height;
  }

  const heightOf = (row: Row) => measured.get(row.key) ?? remember(row, guessRow);

  function turnHeight(turn: number): number {
    const view = views[turn];
    if (view === undefined) return 0;
    return (heights[turn] ??= sumOrGuess(view));
  }

  function sumOrGuess(view: TurnView): number {
    const known = made.get(view.turn.seq);
    return known === undefined ? remember(view, guessTurn) : heightOfRows(known.rows, 0, known.rows.length);
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

  function after({ turn, row }: Place): Place | undefined {
    if (row + 1 < rowsAt(turn).length) return { turn, row: row + 1 };
    return turn + 1 < views.length ? { turn: turn + 1, row: 0 } : undefined;
  }

  function before({ turn, row }: Place): Place | undefined {
    if (row > 0) return { turn, row: row - 1 };
    return turn > 0 ? { turn: turn - 1, row: rowsAt(turn - 1).length - 1 } : undefined;
  }

  return {
    setViews(next: readonly TurnView[]) {
      if (next === views) return;
      all = undefined;
      heights = next.map((view, turn) => (view === views[turn] ? heights[turn] : undefined));
      views = next;
    },
    measure(key: string, height: number) {
      if (measured.get(key) === height) return;
      measured.set(key, height);
      const turn = indexOfSeq(views, Number.parseInt(key, 10));
      if (turn !== undefined) heights[turn] = undefined;
    },
    row: ({ turn, row }: Place): Row | undefined => rowsAt(turn)[row],
    view: (turn: number): TurnView | undefined => views[turn],
    views: (): readonly TurnView[] => views,
    rowsAt,
    /** Every row: for whoever goes through the whole conversation. */
    all: (): readonly Row[] => (all ??= views.flatMap((_, turn) => rowsAt(turn))),
    after,
    before,
    height: (place: Place): number => {
      const row = rowsAt(place.turn)[place.row];
      return row === undefined ? 0 : heightOf(row);
    },
    last: (): Place | undefined =>
      views.length === 0 ? undefined : { turn: views.length - 1, row: rowsAt(views.length - 1).length - 1 },
    /** The height of all that stands above a row. */
    above: ({ turn, row }: Place): number => heightOfTurns(0, turn) + heightOfRows(rowsAt(turn), 0, row),
    /** The height of all that stands below it. */
    below({ turn, row }: Place): number {
      const rows = rowsAt(turn);
      return heightOfRows(rows, row + 1, rows.length) + heightOfTurns(turn + 1, views.length);
    },
    /** The row that stands `y` pixels below the first one's top; the nearest where there is none. */
    at(y: number): Place | undefined {
      if (views.length === 0) return undefined;
      let turn = 0;
      let left = y;
      for (; turn < views.length - 1; turn += 1) {
        const height = turnHeight(turn);
        if (left < height) break;
        left -= height;
      }
      const rows = rowsAt(turn);
      const guessed = heightOfRows(rows, 0, rows.length);
      let row = 0;
      // A turn whose rows were made only now has another height than its guess: the same share of it is meant.
      for (left = Math.min(left, guessed); row < rows.length - 1; row += 1) {
        const height = heightOfRows(rows, row, row + 1);
        if (left < height) break;
        left -= height;
      }
      return { turn, row };
    },
    /** Where a row stands now, by its turn's `seq` and its key; the nearest of that turn where it is gone. */
    find(seq: number, key: string, near: number): Place | undefined {
      const turn = indexOfSeq(views, seq);
      if (turn === undefined) return undefined;
      const rows = rowsAt(turn);
      if (rows[near]?.key === key) return { turn, row: near };
      const row = rows.findIndex((one) => one.key === key);
      return { turn, row: row === -1 ? Math.min(near, rows.length - 1) : row };
    },
  };
}

export type RowList = ReturnType<typeof createRowList>;

/** The rows of a span, turn by turn. */
export function rowsIn(list: RowList, { first, last }: Span): { view: TurnView; rows: readonly Row[] }[] {
  const turns = [];
  for (let turn = first.turn; turn <= last.turn; turn += 1) {
    const view = list.view(turn);
    if (view === undefined) continue;
    const rows = list.rowsAt(turn);
    const from = turn === first.turn ? first.row : 0;
    turns.push({ view, rows: rows.slice(from, turn === last.turn ? last.row + 1 : rows.length) });
  }
  return turns;
}

export function isBefore(a: Place, b: Place): boolean {
  return a.turn < b.turn || (a.turn === b.turn && a.row < b.row);
}

/**
 * The rows that stand between `from` and `to`, in pixels, where `at` stands with its top at `top`. At least one row; near
 * the end as many as fill that room.
 */
export function cover(list: RowList, at: Place, top: number, from: number, to: number): Span {
  let [first, firstTop] = [at, top];
  function up(until: number) {
    while (firstTop > until) {
      const previous = list.before(first);
      if (previous === undefined) return;
      first = previous;
      firstTop -= list.height(first);
    }
  }
  up(from);
  let last = first;
  let bottom = firstTop + list.height(first);
  while (bottom < to) {
    const next = list.after(last);
    if (next === undefined) break;
    if (bottom <= from) {
      first = next;
      firstTop = bottom;
    }
    last = next;
    bottom += list.height(last);
  }
  up(Math.min(from, bottom - (to - from)));
  return { first, last };
}
