import { splitAtMatches, type Piece } from './split-at-matches.ts';

type HighlightedTextProps = {
  text: string;
  search: string;
  /** On a narrow page, cuts text before the first match so that it is visible. */
  nearMatch?: boolean;
};

const CONTEXT_CHARS = 16;

export function HighlightedText({ text, search, nearMatch = false }: HighlightedTextProps) {
  return <Pieces pieces={splitAtMatches(text, search)} nearMatch={nearMatch} />;
}

/** Truncates the text after the first match, then the text before it. */
export function HighlightedTitle({ title, search }: { title: string; search: string }) {
  const pieces = splitAtMatches(title.replaceAll(/\s+/g, ' '), search);
  const first = pieces.findIndex(({ isMatch }) => isMatch);
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

function Pieces({ pieces, nearMatch = false }: { pieces: readonly Piece[]; nearMatch?: boolean }) {
  return pieces.map(({ text, isMatch }, index) => {
    if (!isMatch)
      return index === 0 && nearMatch ? <Before key={index} text={text} /> : <span key={index}>{text}</span>;
    return (
      <mark key={index} className="rounded-sm bg-found text-found-ink">
        {text}
      </mark>
    );
  });
}

function Before({ text }: { text: string }) {
  const near = text.lastIndexOf(' ', text.length - CONTEXT_CHARS) + 1;
  return (
    <>
      <span className="hidden as-table:inline">{text.slice(0, near)}</span>
      {near > 0 && <span className="as-table:hidden">…</span>}
      <span>{text.slice(near)}</span>
    </>
  );
}
