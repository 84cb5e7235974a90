import { fuzzyMatch } from './fuzzy.ts';

/** Characters before the first match in a long text. */
const CONTEXT_CHARS = 16;

type FuzzyHighlightProps = {
  query: string;
  text: string;
  near?: boolean;
};

export function FuzzyHighlight({ query, text: whole, near = false }: FuzzyHighlightProps) {
  const first = (near && fuzzyMatch(query, whole)?.at[0]) || 0;
  const text = first > CONTEXT_CHARS ? `…${whole.slice(first - CONTEXT_CHARS)}` : whole;
  const at = new Set(fuzzyMatch(query, text)?.at);
  if (at.size === 0) return <span>{text}</span>;
  return runsOf(text, at).map(([from, run]) =>
    at.has(from) ? (
      <mark
        key={from}
        className="bg-transparent font-semibold text-inherit underline decoration-accent underline-offset-2"
      >
        {run}
      </mark>
    ) : (
      <span key={from}>{run}</span>
    ),
  );
}

/** Splits the text into matched and unmatched runs, with start indexes. */
function runsOf(text: string, at: ReadonlySet<number>): readonly (readonly [number, string])[] {
  const starts = [...text.split('').keys()].filter((i) => i === 0 || at.has(i) !== at.has(i - 1));
  return starts.map((from, i) => [from, text.slice(from, starts[i + 1])]);
}
