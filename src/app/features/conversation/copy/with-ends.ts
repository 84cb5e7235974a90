import { isBefore, rowsIn, type Place, type RowList, type Span } from '../virtual-list/row-list.ts';
import type { Row, TurnView } from '../rows.ts';

type TurnRows = { readonly view: TurnView; readonly rows: readonly Row[] };

/**
 * The rows of a span, turn by turn, and with them those where a selection begins and ends, in their order. `far` holds the
 * keys of the ones that are there for the selection alone.
 */
export function withEnds(list: RowList, span: Span, ends: readonly string[]): { turns: TurnRows[]; far: Set<string> } {
  const far = new Set<string>();
  const [before, after]: [Place[], Place[]] = [[], []];
  for (const key of new Set(ends)) {
    const place = list.find(Number.parseInt(key, 10), key, 0);
    if (place === undefined || list.row(place)?.key !== key) continue;
    if (isBefore(place, span.first)) before.push(place);
    else if (isBefore(span.last, place)) after.push(place);
    else continue;
    far.add(key);
  }
  const alone = (place: Place) => rowsIn(list, { first: place, last: place });
  const inOrder = (places: Place[]) => places.toSorted((a, b) => (isBefore(a, b) ? -1 : 1)).flatMap(alone);
  return { turns: joined([...inOrder(before), ...rowsIn(list, span), ...inOrder(after)]), far };
}

/** Pieces of one turn, put together again. */
function joined(pieces: readonly TurnRows[]): TurnRows[] {
  const turns: TurnRows[] = [];
  for (const piece of pieces) {
    const last = turns.at(-1);
    if (last?.view === piece.view) turns[turns.length - 1] = { view: last.view, rows: [...last.rows, ...piece.rows] };
    else turns.push(piece);
  }
  return turns;
}
