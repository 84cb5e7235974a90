import { isBefore, type Place, type RowList, type Span } from './row-list.ts';

type Marker = { readonly seq: number; readonly key: string; readonly row: number };

/** Holds the rows that are in the page by what they are, so that it finds them again when turns have changed. */
export function holdSpan(list: RowList) {
  let held: { span: Span; first: Marker; last: Marker } | undefined;

  function mark(place: Place): Marker {
    const row = list.row(place);
    return { seq: row?.seq ?? 0, key: row?.key ?? '', row: place.row };
  }

  return {
    /** As it was put. */
    span: (): Span | undefined => held?.span,
    /** True where it is another than before. */
    put(span: Span): boolean {
      const before = held;
      held = { span, first: mark(span.first), last: mark(span.last) };
      return before?.first.key !== held.first.key || before.last.key !== held.last.key;
    },
    /** The same rows, among the turns of now; undefined where one of their turns is gone. */
    again(): Span | undefined {
      if (held === undefined) return undefined;
      const first = list.find(held.first.seq, held.first.key, held.first.row);
      const last = list.find(held.last.seq, held.last.key, held.last.row);
      return first === undefined || last === undefined || isBefore(last, first) ? undefined : { first, last };
    },
  };
}
