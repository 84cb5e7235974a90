import { markHits, type Piece } from './mark-hits.ts';

type MarkedTextProps = {
  text: string;
  search: string;
  /** On a narrow page, cuts text before the first match so that the match is visible. */
  nearHit?: boolean;
};

const NEAR_CHARS = 16;

export function MarkedText({ text, search, nearHit = false }: MarkedTextProps) {
  return <Pieces pieces={markHits(text, search)} nearHit={nearHit} />;
}

/** A one-line title with a visible first match: text after it is truncated first, then text before it. */
export function MarkedTitle({ title, search }: { title: string; search: string }) {
  const pieces = markHits(title.replaceAll(/\s+/g, ' '), search);
  const first = pieces.findIndex(({ hit }) => hit);
  if (first === -1) return <span>{title}</span>;
  const rest = pieces.slice(first + 1);
  return (
    <span className="flex whitespace-pre">
      <span className={`flex shrink-0 ${rest.length > 0 ? 'max-w-[calc(100%-1.75rem)]' : 'max-w-full'}`}>
        <span className="truncate whitespace-pre">
          <Pieces pieces={pieces.slice(0, first)} />
        </span>
        <span className="shrink-0">
          <Pieces pieces={pieces.slice(first, first + 1)} />
        </span>
      </span>
      <span className="min-w-0 truncate whitespace-pre">
        <Pieces pieces={rest} />
      </span>
    </span>
  );
}

function Pieces({ pieces, nearHit = false }: { pieces: readonly Piece[]; nearHit?: boolean }) {
  return pieces.map(({ text, hit }, index) => {
    if (!hit) return index === 0 && nearHit ? <Before key={index} text={text} /> : <span key={index}>{text}</span>;
    return (
      <mark key={index} className="rounded-sm bg-found text-found-ink">
        {text}
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
      <span>{text.slice(near)}</span>
    </>
  );
}
