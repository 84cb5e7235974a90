import { fitOf } from './fuzzy.ts';

/** So much of a long text is shown before what was found in it, in characters. */
const BEFORE = 16;

type FittingProps = {
  query: string;
  text: string;
  /** Begins near what was found, for a text that may not be shown to its end. */
  near?: boolean;
};

/** A text, what answers the query in it marked. */
export function Fitting({ query, text: whole, near = false }: FittingProps) {
  const first = (near && fitOf(query, whole)?.at[0]) || 0;
  const text = first > BEFORE ? `…${whole.slice(first - BEFORE)}` : whole;
  const at = new Set(fitOf(query, text)?.at);
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

/** The text cut where marked and unmarked meet, each piece with its position. */
function runsOf(text: string, at: ReadonlySet<number>): readonly (readonly [number, string])[] {
  const starts = [...text.split('').keys()].filter((i) => i === 0 || at.has(i) !== at.has(i - 1));
  return starts.map((from, i) => [from, text.slice(from, starts[i + 1])]);
}
