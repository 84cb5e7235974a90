import { markHits } from './mark-hits.ts';

type MarkedTextProps = {
  text: string;
  search: string;
  /** On a narrow page, what stands far before the first hit is left out, so that the hit is in sight. */
  nearHit?: boolean;
};

const NEAR_CHARS = 16;

/** A text with what a search found in it marked. */
export function MarkedText({ text, search, nearHit = false }: MarkedTextProps) {
  return markHits(text, search).map(({ text: piece, hit }, index) => {
    if (!hit) return index === 0 && nearHit ? <Before key={index} text={piece} /> : piece;
    return (
      <mark key={index} className="rounded-sm bg-found text-found-ink">
        {piece}
      </mark>
    );
  });
}

function Before({ text }: { text: string }) {
  const near = text.lastIndexOf(' ', text.length - NEAR_CHARS) + 1;
  return (
    <>
      <span className="hidden as-table:inline">{text.slice(0, near)}</span>
      {near > 0 && <span className="as-table:hidden">…</span>}
      {text.slice(near)}
    </>
  );
}
