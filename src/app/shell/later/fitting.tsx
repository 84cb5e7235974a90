import { fitOf } from './fuzzy.ts';

/** A text, what answers the query in it marked. */
export function Fitting({ query, text }: { query: string; text: string }) {
  const at = new Set(fitOf(query, text)?.at);
  if (at.size === 0) return text;
  return runsOf(text, at).map(([from, run]) =>
    at.has(from) ? (
      <mark
        key={from}
        className="bg-transparent font-semibold text-inherit underline decoration-accent underline-offset-2"
      >
        {run}
      </mark>
    ) : (
      run
    ),
  );
}

/** The text cut where marked and unmarked meet, each piece with its position. */
function runsOf(text: string, at: ReadonlySet<number>): readonly (readonly [number, string])[] {
  const starts = [...text.split('').keys()].filter((i) => i === 0 || at.has(i) !== at.has(i - 1));
  return starts.map((from, i) => [from, text.slice(from, starts[i + 1])]);
}
