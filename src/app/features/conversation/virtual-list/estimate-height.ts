import type { Row, TurnView } from '../rows.ts';

const LINE = 21;
const CHARS_A_LINE = 95;
const INPUT = 88;
const FOOT = 64;
/** What lists, tables and headings need more room than the same words in a row. */
const AIRY = 1.4;
/** Characters of a block that are looked at for its lines; a longer one is taken to go on as it began. */
const LOOKED_AT = 4_000;

/** A guess at a row's height in pixels, until it has been measured. */
export function guessRow(row: Row): number {
  switch (row.kind) {
    case 'input':
      return INPUT + Math.ceil((row.turn.input ?? '').length / CHARS_A_LINE) * LINE;
    case 'tools':
      return 40;
    case 'reasoning':
      return 36;
    case 'markdown':
      return 20 + Math.max(linesOf(row.markdown), Math.ceil(row.markdown.length / CHARS_A_LINE)) * LINE;
    case 'waiting':
      return 32;
    case 'foot':
      return FOOT;
    default:
      return row satisfies never;
  }
}

/** A guess at a whole turn's height, by arithmetic alone: its rows need not be known. */
export function guessTurn({ turn }: TurnView): number {
  const said = ((turn.outputText ?? '').length / CHARS_A_LINE) * LINE * AIRY;
  return INPUT + LINE + said + FOOT;
}

function linesOf(markdown: string): number {
  const looked = Math.min(markdown.length, LOOKED_AT);
  let lines = 0;
  for (let at = markdown.indexOf('\n'); at !== -1 && at < looked; at = markdown.indexOf('\n', at + 1)) lines += 1;
  return looked === 0 ? 0 : (lines * markdown.length) / looked;
}
