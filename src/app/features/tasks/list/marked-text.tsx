import { markHits } from './mark-hits.ts';

/** A text with what a search found in it marked. */
export function MarkedText({ text, search }: { text: string; search: string }) {
  return markHits(text, search).map(({ text: piece, hit }, index) =>
    hit ? (
      <mark key={index} className="rounded-sm bg-found text-found-ink">
        {piece}
      </mark>
    ) : (
      piece
    ),
  );
}
